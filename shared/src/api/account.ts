/** Changing one's own account: name, address, password. */
import { z } from "zod";
import { account, email, linkSecret, password, personName } from "./auth.ts";
import { contract } from "./contract.ts";

/**
 * What is not named stays. Another address or password needs the present password.
 *
 * On a server that sends mail a new address is pending until the link mailed to it is opened; naming the present one takes the
 * wish back. On a server that sends none it is taken at once. A new password ends all other sessions.
 */
export const updateMe = contract({
  method: "PATCH",
  path: "/users/me",
  summary: "Change my name, address or password",
  permission: "anybody",
  body: z.strictObject({
    name: personName.optional(),
    email: email.optional(),
    password: password.optional(),
    current_password: z.string().min(1).max(128).optional(),
  }),
  answer: account,
  errors: ["auth/wrong-password", "auth/too-many", "auth/weak-password", "auth/email-taken", "mail/failed", "server/busy"],
});

/** To the pending address if there is one. Nothing happens when there is nothing to prove. */
export const sendVerification = contract({
  method: "POST",
  path: "/users/me/verification",
  summary: "Mail me the link again that proves my address",
  permission: "anybody",
  errors: ["mail/failed", "request/too-many"],
});

/** Whoever opened the link need not be signed in. Opening the newest link again answers the same. */
export const verifyEmail = contract({
  method: "POST",
  path: "/auth/verifications/confirm",
  summary: "Prove an address by the secret that was mailed to it",
  permission: "nobody",
  body: z.strictObject({ secret: linkSecret }),
  answer: z.object({ email: z.string() }),
  errors: ["verification/over", "auth/email-taken", "request/too-many"],
});
