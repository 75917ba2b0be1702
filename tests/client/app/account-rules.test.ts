/** What is said about an account's fields before the server is asked (docs/spec/interface.md I9). */
import { expect, test } from "vitest";
import { checkAccount } from "#client/app/account/account-rules.ts";

const good = { name: "Nadia Haddad", email: "nadia@northquay.example", password: "kelp tern 42" };

test("[I9] good values pass", () => {
  expect(checkAccount("register", good)).toEqual({});
  expect(checkAccount("sign-in", { ...good, name: "" })).toEqual({});
});

test("[I9] each wrong field has a sentence of its own", () => {
  const wrong = checkAccount("register", { name: "  ", email: "nadia", password: "short" });
  expect(Object.keys(wrong)).toEqual(["name", "email", "password"]);
  for (const sentence of Object.values(wrong)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

test("[I9] what is too long is said, not cut", () => {
  const wrong = checkAccount("register", { ...good, name: "N".repeat(81), password: "p".repeat(129) });
  expect(wrong).toEqual({ name: "Use at most 80 characters.", password: "Use at most 128 characters." });
});

test("[I9] signing in takes any password: rules of today may not lock out those of yesterday", () => {
  expect(checkAccount("sign-in", { ...good, password: "short" })).toEqual({});
});
