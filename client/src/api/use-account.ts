/** What the account page asks of the server. Fetched with that page. */
import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { listTokens, makeToken, revokeToken } from "#shared/api/tokens.ts";
import type { OrcaError } from "#shared/errors.ts";
import { call } from "./client.ts";
import { keys, retry, useChange } from "./use-change.ts";

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
