/** API tokens of the person who is signed in: for scripts and tools that join a project as them. */
import { z } from "zod";
import { tokenScopes } from "../permissions.ts";
import { contract, listOf, pageQuery } from "./contract.ts";

const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(tokenScopes),
  created_at: z.string(),
  expires_at: z.string(),
});

/** Longest life of a token, days. */
const mostDays = 365;

export const listTokens = contract({
  method: "GET",
  path: "/users/me/tokens",
  summary: "My API tokens",
  permission: "anybody",
  query: pageQuery,
  answer: listOf(apiToken),
});

/** The only answer that holds the token itself. */
export const makeToken = contract({
  method: "POST",
  path: "/users/me/tokens",
  summary: "Make an API token; it is shown this once",
  permission: "anybody",
  body: z.strictObject({
    name: z.string().trim().min(1).max(80),
    scope: z.enum(tokenScopes),
    days: z.int().min(1).max(mostDays).default(90),
  }),
  answer: apiToken.extend({ token: z.string() }),
  status: 201,
  errors: ["token/limit"],
});

export const revokeToken = contract({
  method: "DELETE",
  path: "/users/me/tokens/:token",
  summary: "Revoke an API token",
  permission: "anybody",
  params: z.object({ token: z.string().max(64) }),
  errors: ["request/not-found"],
});
