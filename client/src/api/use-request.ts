/**
 * What the interface asks of the server, through TanStack Query. Errors are `OrcaError`s.
 *
 * Who is signed in is remembered on this device, so that a cold start without a network opens the right copies.
 */
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { z } from "zod";
import { login, logout, type Me, register, whoAmI } from "#shared/api/auth.ts";
import type { Contract } from "#shared/api/contract.ts";
import {
  listMembers,
  listProjects,
  listWriters,
  type Member,
  type ProjectSummary,
  publishProject,
  readProject,
  type WriterName,
} from "#shared/api/projects.ts";
import { OrcaError } from "#shared/errors.ts";
import { call } from "./client.ts";
import { rememberedPerson, rememberPerson } from "./remembered-person.ts";
import { keys, retry, useChange } from "./use-change.ts";

/**
 * Who is signed in. Shows the remembered person at once; null when nobody is, or the session has ended.
 * Without a connection the remembered person stays.
 */
export function useMe() {
  return useQuery<Me | null, OrcaError>({
    queryKey: keys.me,
    queryFn: ({ signal, client }) => readMe(client, signal),
    placeholderData: rememberedPerson(),
    networkMode: "always",
    staleTime: 60_000,
    retry,
  });
}

/** Asks anew who is signed in; what `useMe` gives follows. */
export function useAskWhoIAm(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: keys.me }), [queries]);
}

async function readMe(queries: QueryClient, signal: AbortSignal): Promise<Me | null> {
  try {
    const account = await call(whoAmI, {}, signal);
    queries.setQueryData(keys.account(account.id), account);
    return rememberPerson({ id: account.id, name: account.name, email: account.email });
  } catch (error) {
    if (!(error instanceof OrcaError)) throw error;
    if (error.code === "auth/required") return rememberPerson(null);
    return rememberedPerson();
  }
}

/** The caller's projects on the server, newest first; asked only when somebody is signed in. */
export function useServerProjects(enabled = true) {
  return useQuery<readonly ProjectSummary[], OrcaError>({
    queryKey: keys.projects,
    queryFn: async ({ signal }) => (await call(listProjects, { query: { page_size: 100 } }, signal)).data,
    enabled,
    networkMode: "always",
    retry,
  });
}

/** One project on the server, with the caller's level. */
export function useServerProject(id: string, enabled = true) {
  return useQuery<ProjectSummary, OrcaError>({
    queryKey: keys.project(id),
    queryFn: ({ signal }) => call(readProject, { params: { id } }, signal),
    enabled,
    networkMode: "always",
    retry,
  });
}

/** The people in a project. */
export function useMembers(projectId: string, enabled = true) {
  return useQuery<readonly Member[], OrcaError>({
    queryKey: keys.members(projectId),
    queryFn: async ({ signal }) => (await call(listMembers, { params: { id: projectId }, query: { page_size: 100 } }, signal)).data,
    enabled,
    networkMode: "always",
    staleTime: 30_000,
    retry,
  });
}

/** The server learns whose a client id is a moment after it has the first edit under it; whose account is gone nobody learns. */
const [writersAgainMs, mostTries, mostWriters] = [3_000, 5, 50];

/** Who wrote under some client ids of the document; asked again for a while until all are known. */
export function useWriters(projectId: string, clients: readonly number[], enabled: boolean) {
  return useQuery<readonly WriterName[], OrcaError>({
    queryKey: keys.writers(projectId, clients.join()),
    queryFn: async ({ signal }) =>
      (await call(listWriters, { params: { id: projectId }, query: { clients: clients.slice(0, mostWriters).join() } }, signal)).data,
    enabled: enabled && clients.length > 0,
    networkMode: "always",
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      (data?.length ?? 0) < Math.min(clients.length, mostWriters) && dataUpdateCount < mostTries ? writersAgainMs : false,
    retry,
  });
}

/** Makes an account and signs in. */
export const useRegister = () => useSigningIn((body: BodyOf<typeof register>) => call(register, { body }));
export const useLogin = () => useSigningIn((body: BodyOf<typeof login>) => call(login, { body }));

export type BodyOf<C extends Contract> = z.input<C["body"]>;

/** What begins a session here, and says whose. */
export function useSigningIn<Body>(signIn: (body: Body) => Promise<Me>) {
  const queries = useQueryClient();
  return useMutation<Me, OrcaError, Body>({
    mutationFn: signIn,
    networkMode: "always",
    onSuccess: (me) => {
      queries.setQueryData(keys.me, rememberPerson(me));
      queries.removeQueries({ queryKey: keys.accounts });
      void queries.invalidateQueries({ queryKey: keys.projects });
    },
  });
}

/** Signs out. Before it: `unsyncedOf(person)`; after it: `forgetPerson(person)` of the project room. */
export function useLogout() {
  const queries = useQueryClient();
  return useMutation<void, OrcaError, void>({
    mutationFn: () => call(logout, {}) as Promise<void>,
    networkMode: "always",
    onSuccess: () => {
      queries.setQueryData(keys.me, rememberPerson(null));
      queries.removeQueries({ queryKey: keys.projects });
      queries.removeQueries({ queryKey: keys.accounts });
    },
  });
}

export const usePublish = () => useChange(publishProject, () => keys.projects);
