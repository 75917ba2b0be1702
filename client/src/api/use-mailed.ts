/** What the pages behind mailed links ask of the server. Fetched with those pages. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { verifyEmail } from "#shared/api/account.ts";
import { acceptInvitation, readInvitation } from "#shared/api/invitations.ts";
import { requestPasswordReset, resetPassword } from "#shared/api/password-resets.ts";
import type { OrcaError } from "#shared/errors.ts";
import { call } from "./client.ts";
import { keys, retry, useChange } from "./use-change.ts";
import { type BodyOf, useSigningIn } from "./use-request.ts";

export type ReadInvitation = z.output<typeof readInvitation.answer>;

/** What an invitation is for; asked by whoever holds its link. */
export function useInvitation(secret: string) {
  return useQuery<ReadInvitation, OrcaError>({
    queryKey: ["invitation", secret],
    queryFn: ({ signal }) => call(readInvitation, { body: { secret } }, signal),
    enabled: secret !== "",
    networkMode: "always",
    staleTime: 0,
    gcTime: 0,
    refetchOnReconnect: true,
    retry,
  });
}

export const useAcceptInvitation = () => useChange(acceptInvitation, () => keys.projects);

export const useRequestReset = () => useChange(requestPasswordReset);

/** Sets a new password and signs in. */
export const useResetPassword = () => useSigningIn((body: BodyOf<typeof resetPassword>) => call(resetPassword, { body }));

/** Proves an address; who is signed in here sees it at once. */
export function useVerifyEmail() {
  const queries = useQueryClient();
  return useMutation<{ email: string }, OrcaError, string>({
    mutationFn: (secret) => call(verifyEmail, { body: { secret } }),
    networkMode: "always",
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.me }),
  });
}
