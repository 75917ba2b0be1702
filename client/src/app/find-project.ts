/**
 * Where a project is: on this device, on the server, or nowhere for this person.
 *
 * The device comes first, so that it opens without a network; the server's word on the generation is followed when it comes.
 */
import { useEffect, useMemo } from "react";
import type { Me } from "#shared/api/auth.ts";
import type { ProjectSummary } from "#shared/api/projects.ts";
import type { OrcaError } from "#shared/errors.ts";
import { useServerProject } from "../api/use-request.ts";
import { keepServerProject, type LocalProject, useLocalProjects } from "../project/local-projects.ts";
import type { OpenOptions, SignedInPerson } from "../project/open-project.ts";
import { useAccount } from "./account/account-context.tsx";

export type FoundProject =
  | { state: "looking" }
  | { state: "missing"; error: OrcaError | null }
  | { state: "found"; options: OpenOptions; name: string };

export function useFindProject(id: string): FoundProject {
  const { me } = useAccount();
  const local = localOf(useLocalProjects(), id, me);
  const asks = me !== null && (local === null || local.server || local.fromFile === true);
  const { data: server = null, error, isLoading } = useServerProject(id, asks);
  useEffect(() => {
    if (server && me) keepServerProject(server, me);
  }, [server, me]);
  return useMemo(() => find({ id, me, local, server, error, isLoading }), [id, me, local, server, error, isLoading]);
}

/** A copy on this device that this person may open: their own, one made without an account, or one kept while signed out. */
function localOf(projects: readonly LocalProject[], id: string, me: Me | null): LocalProject | null {
  const copies = projects.filter((project) => project.id === id);
  return copies.find((copy) => copy.person === me?.id) ?? copies.find((copy) => copy.person === "device" || me === null) ?? null;
}

interface Known {
  id: string;
  me: Me | null;
  local: LocalProject | null;
  server: ProjectSummary | null;
  error: OrcaError | null;
  isLoading: boolean;
}

export function find({ id, me, local, server, error, isLoading }: Known): FoundProject {
  if (local) {
    const options = { id, person: personOf(local, me), server: local.server, epoch: server?.epoch ?? local.epoch };
    return { state: "found", options, name: local.name };
  }
  if (server && me) return { state: "found", options: { id, person: me, server: true, epoch: server.epoch }, name: server.name };
  return me && isLoading ? { state: "looking" } : { state: "missing", error };
}

/** The copy's own person, also when their session has ended meanwhile. */
function personOf(local: LocalProject, me: Me | null): SignedInPerson | null {
  if (local.person === "device") return null;
  return me?.id === local.person ? { id: me.id, name: me.name } : { id: local.person, name: "" };
}
