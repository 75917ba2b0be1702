/** What the share dialog asks of the server. Fetched with that dialog. */
import { useQuery } from "@tanstack/react-query";
import { changeInvitation, type Invitation, invite, listInvitations, removeInvitation, resendInvitation } from "#shared/api/invitations.ts";
import { changeMember, leaveProject, listMembers, type Member, removeMember } from "#shared/api/projects.ts";
import type { OrcaError } from "#shared/errors.ts";
import { call } from "./client.ts";
import { keys, retry, useChange } from "./use-change.ts";

/** While somebody looks at the list, it follows who accepts and whom others change. */
const againMs = 5_000;

export function useMembersNow(project: string) {
  return useQuery<readonly Member[], OrcaError>({
    queryKey: keys.members(project),
    queryFn: async ({ signal }) => (await call(listMembers, { params: { id: project }, query: { page_size: 100 } }, signal)).data,
    networkMode: "always",
    refetchInterval: againMs,
    retry,
  });
}

/** Those that wait, for facilitators. */
export function useInvitations(project: string, enabled: boolean) {
  return useQuery<readonly Invitation[], OrcaError>({
    queryKey: keys.invitations(project),
    queryFn: async ({ signal }) => (await call(listInvitations, { params: { id: project }, query: { page_size: 100 } }, signal)).data,
    enabled,
    networkMode: "always",
    refetchInterval: againMs,
    retry,
  });
}

export const useInvite = () => useChange(invite, ({ params }) => keys.project(params.id));
export const useChangeInvitation = () => useChange(changeInvitation, ({ params }) => keys.invitations(params.id));
export const useResendInvitation = () => useChange(resendInvitation, ({ params }) => keys.invitations(params.id));
export const useRemoveInvitation = () => useChange(removeInvitation, ({ params }) => keys.invitations(params.id));
export const useChangeMember = () => useChange(changeMember, ({ params }) => keys.project(params.id));
export const useRemoveMember = () => useChange(removeMember, ({ params }) => keys.project(params.id));
export const useLeaveProject = () => useChange(leaveProject, ({ params }) => keys.project(params.id));
