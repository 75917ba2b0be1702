/** Register, sign in, sign out, who am I. */
import { z } from "zod";
import { contract } from "./contract.ts";

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const password = z.string().min(8).max(128);

/** Oneself; the session itself travels only in its cookie. */
export const me = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type Me = z.infer<typeof me>;

export const register = contract({
  method: "POST",
  path: "/auth/register",
  summary: "Make an account and sign in",
  permission: "nobody",
  body: z.strictObject({ email, password, name: z.string().trim().min(1).max(80) }),
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
  answer: me,
  errors: ["auth/required"],
});
