/** What all requests share: the names their answers are kept under, when one is asked again, and calls that change something. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Contract } from "#shared/api/contract.ts";
import { OrcaError } from "#shared/errors.ts";
import { type AnswerOf, type CallInput, call } from "./client.ts";

export const keys = {
  me: ["me"],
  account: (person: string) => ["account", person],
  /** Everything of the account page. */
  accounts: ["account"],
  sessions: ["account", "sessions"],
  tokens: ["account", "tokens"],
  projects: ["projects"],
  project: (id: string) => ["projects", id],
  members: (id: string) => ["projects", id, "members"],
  invitations: (id: string) => ["projects", id, "invitations"],
  writers: (id: string, clients: string) => ["projects", id, "writers", clients],
} as const;

/** Asked again only when it may help: not when the server has said no. */
export const retry = (count: number, error: Error) => count < 2 && error instanceof OrcaError && error.code === "server/failed";

/** A call that changes something; what it may have changed is asked for again. */
export function useChange<C extends Contract>(contract: C, touches?: (input: CallInput<C>) => readonly string[]) {
  const queries = useQueryClient();
  return useMutation<AnswerOf<C>, OrcaError, CallInput<C>>({
    mutationFn: (input) => call(contract, input),
    networkMode: "always",
    onSuccess: (_answer, input) => touches && queries.invalidateQueries({ queryKey: touches(input) }),
  });
}
