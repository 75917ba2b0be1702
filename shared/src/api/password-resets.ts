/** A new password for whoever can read an account's mail. */
import { z } from "zod";
import { email, linkSecret, me, password } from "./auth.ts";
import { contract } from "./contract.ts";

/** Answers the same, as fast, whether or not there is such an account. */
export const requestPasswordReset = contract({
  method: "POST",
  path: "/auth/password-resets",
  summary: "Mail a link for a new password, if there is such an account",
  permission: "nobody",
  body: z.strictObject({ email }),
  errors: ["request/too-many"],
});

/** Ends every session, socket and API token of the person, and begins a session here. */
export const resetPassword = contract({
  method: "POST",
  path: "/auth/password-resets/confirm",
  summary: "Set a new password by the secret that was mailed, and sign in",
  permission: "nobody",
  body: z.strictObject({ secret: linkSecret, password }),
  answer: me,
  errors: ["reset/over", "auth/weak-password", "request/too-many", "server/busy"],
});
