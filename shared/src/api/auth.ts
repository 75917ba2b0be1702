/** Register, sign in, sign out, who am I. */
import { z } from "zod";
import { contract } from "./contract.ts";
import { preferences } from "./preferences.ts";

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const password = z.string().min(8).max(128);
export const personName = z.string().trim().min(1).max(80);

/** Oneself; the session itself travels only in its cookie. */
export const me = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type Me = z.infer<typeof me>;

/** What the secrets in links are made of: 32 random bytes. They stand behind `#`, so that no server, log or referrer sees them. */
export const linkSecret = z.string().regex(/^[\w-]{43}$/, "is not a whole link");

/** One's account, as oneself sees it. */
export const account = me.extend({
  /** Somebody opened a link that was mailed to the address. */
  email_verified: z.boolean(),
  /** Wished for instead; taken when the link mailed to it is opened. */
  pending_email: z.string().nullable(),
  /** What was never chosen is missing: there each device goes by its own. */
  preferences,
});
export type Account = z.infer<typeof account>;

export const register = contract({
  method: "POST",
  path: "/auth/register",
  summary: "Make an account and sign in",
  permission: "nobody",
  /** `invitation`: the secret of an invitation to this address; then no link is mailed to prove it, accepting does. */
  body: z.strictObject({ email, password, name: personName, invitation: linkSecret.optional() }),
  answer: me,
  status: 201,
  errors: ["auth/email-taken", "auth/weak-password", "request/too-many", "server/busy"],
});

export const login = contract({
  method: "POST",
  path: "/auth/login",
  summary: "Sign in",
  permission: "nobody",
  body: z.strictObject({ email, password: z.string().min(1).max(128) }),
  answer: me,
  errors: ["auth/wrong", "auth/too-many", "server/busy"],
});

export const logout = contract({
  method: "POST",
  path: "/auth/logout",
  summary: "Sign out here",
  permission: "nobody",
});

export const whoAmI = contract({
  method: "GET",
  path: "/users/me",
  summary: "Who is signed in",
  permission: "anybody",
  answer: account,
  errors: ["auth/required"],
});
