/** What the pages about people need to know of the server itself. */
import { useQuery } from "@tanstack/react-query";
import { readServer } from "#shared/api/server.ts";
import type { OrcaError } from "#shared/errors.ts";
import { call } from "./client.ts";
import { retry } from "./use-change.ts";

/** Whether mail goes out at all, or lies with whoever runs the server. */
export function useSendsMail(): boolean | null {
  const asked = useQuery<boolean, OrcaError>({
    queryKey: ["server"],
    queryFn: async ({ signal }) => (await call(readServer, {}, signal)).sends_mail,
    networkMode: "always",
    staleTime: Number.POSITIVE_INFINITY,
    retry,
  });
  return asked.data ?? null;
}
