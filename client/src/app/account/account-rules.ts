/** What can be said about an account's fields before the server is asked; the bounds are the contract's own. */
import { email, password, register } from "#shared/api/auth.ts";

export type AccountMode = "register" | "sign-in";
/** The dialogs about the account. */
export type AccountDialogName = AccountMode | "sign-out";
export type AccountField = "name" | "email" | "password";
export type AccountValues = Record<AccountField, string>;

/** @returns a sentence for each field that cannot be right; empty when all may be */
export function checkAccount(mode: AccountMode, values: AccountValues): Partial<Record<AccountField, string>> {
  const wrong: Partial<Record<AccountField, string>> = {};
  if (mode === "register" && values.name.trim() === "") wrong.name = "Say what others may call you.";
  else if (mode === "register" && !register.body.shape.name.safeParse(values.name).success) wrong.name = "Use at most 80 characters.";
  if (!email.safeParse(values.email).success) wrong.email = "This is not an e-mail address.";
  if (values.password === "") wrong.password = "Type your password.";
  else if (values.password.length > 128) wrong.password = "Use at most 128 characters.";
  else if (mode === "register" && !password.safeParse(values.password).success) wrong.password = "Use at least 8 characters.";
  return wrong;
}
