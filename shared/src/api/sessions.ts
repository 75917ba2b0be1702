/** Where a person is signed in. */
import { z } from "zod";
import { contract, listOf, pageQuery } from "./contract.ts";

const session = z.object({
  /** Names it and opens nothing. */
  id: z.string(),
  /** "Chromium on Linux", as far as the browser said; "" where it said nothing. */
  device: z.string(),
  created_at: z.string(),
  /** Exact to a few minutes. */
  last_seen_at: z.string(),
  /** The one that asks. */
  is_this: z.boolean(),
});

/** The asking one first, then the one used last. */
export const listSessions = contract({
  method: "GET",
  path: "/users/me/sessions",
  summary: "Where I am signed in",
  permission: "anybody",
  query: pageQuery,
  answer: listOf(session),
});

/** Its sockets close within a second. Ending the one that asks is signing out. */
export const endSession = contract({
  method: "DELETE",
  path: "/users/me/sessions/:session",
  summary: "Sign out elsewhere",
  permission: "anybody",
  params: z.object({ session: z.string().max(64) }),
  errors: ["request/not-found"],
});

export const endOtherSessions = contract({
  method: "DELETE",
  path: "/users/me/sessions",
  summary: "Sign out everywhere but here",
  permission: "anybody",
});
