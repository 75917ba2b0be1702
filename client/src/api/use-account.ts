/** What the account page asks of the server. Fetched with that page. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { sendVerification, updateMe } from "#shared/api/account.ts";
import { type Account, whoAmI } from "#shared/api/auth.ts";
import { changePreferences, type Preferences } from "#shared/api/preferences.ts";
import { endOtherSessions, endSession, listSessions } from "#shared/api/sessions.ts";
import { listTokens, makeToken, revokeToken } from "#shared/api/tokens.ts";
import type { OrcaError } from "#shared/errors.ts";
import { call } from "./client.ts";
import { rememberPerson } from "./remembered-person.ts";
import { keys, retry, useChange } from "./use-change.ts";
import type { BodyOf } from "./use-request.ts";

/** Everything about oneself; the page's first call has it already, unless one has just signed in. */
export function useMyAccount(person: string) {
  return useQuery<Account, OrcaError>({
    queryKey: keys.account(person),
    queryFn: ({ signal }) => call(whoAmI, {}, signal),
    networkMode: "always",
    staleTime: 30_000,
    refetchOnReconnect: true,
    retry,
  });
}

/** Changes name, address or password. */
export function useUpdateMe() {
  const queries = useQueryClient();
  return useMutation<Account, OrcaError, BodyOf<typeof updateMe>>({
    mutationFn: (body) => call(updateMe, { body }),
    networkMode: "always",
    onSuccess: (account) => {
      queries.setQueryData(keys.account(account.id), account);
      queries.setQueryData(keys.me, rememberPerson({ id: account.id, name: account.name, email: account.email }));
      void queries.invalidateQueries({ queryKey: keys.sessions });
    },
    // A new address may be wished for already though its mail did not go out.
    onError: () => void queries.invalidateQueries({ queryKey: keys.accounts }),
  });
}

export const useSendVerification = () => useChange(sendVerification);

/** Tells the server what was chosen on this device. */
export function useSendPreferences(person: string) {
  const queries = useQueryClient();
  return useMutation<Preferences, OrcaError, Preferences>({
    mutationFn: (body) => call(changePreferences, { body }),
    networkMode: "always",
    onSuccess: (preferences) => {
      queries.setQueryData<Account>(keys.account(person), (account) => account && { ...account, preferences });
    },
  });
}

/** Asks anew for everything of the page: what was out of reach was so as a whole. */
export function useAskAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.refetchQueries({ queryKey: keys.accounts });
}

export type Session = z.infer<typeof listSessions.answer>["data"][number];

/** Where one is signed in, here first. */
export function useSessions() {
  return useQuery<readonly Session[], OrcaError>({
    queryKey: keys.sessions,
    queryFn: async ({ signal }) => (await call(listSessions, { query: { page_size: 100 } }, signal)).data,
    networkMode: "always",
    retry,
  });
}

export const useEndSession = () => useChange(endSession, () => keys.sessions);
export const useEndOtherSessions = () => useChange(endOtherSessions, () => keys.sessions);

export type ApiToken = z.infer<typeof listTokens.answer>["data"][number];

/** One's own API tokens, without their secrets. */
export function useTokens() {
  return useQuery<readonly ApiToken[], OrcaError>({
    queryKey: keys.tokens,
    queryFn: async ({ signal }) => (await call(listTokens, { query: { page_size: 100 } }, signal)).data,
    networkMode: "always",
    retry,
  });
}

export const useMakeToken = () => useChange(makeToken, () => keys.tokens);
export const useRevokeToken = () => useChange(revokeToken, () => keys.tokens);
