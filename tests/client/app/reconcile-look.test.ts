import { expect, test } from "vitest";
import { reconcileLook } from "#client/app/account/reconcile-look.ts";
import { type Look, plainLook } from "#client/app/look-values.ts";

const dark: Look = { ...plainLook, theme: "dark" };
const agreed = (look: Look, person = "ana") => ({ person, look });

test("[I68] a device that the person is new to follows what was chosen elsewhere", () => {
  const kept = { theme: "light", density: "compact", single_letter_shortcuts: false } as const;
  expect(reconcileLook(dark, null, kept, "ana")).toEqual({ apply: { theme: "light", density: "compact", letters: false }, send: {} });
});

test("[I68] what was chosen here before anybody signed in goes along, where the person has chosen nothing yet", () => {
  expect(reconcileLook({ ...dark, letters: false }, null, { density: "compact" }, "ana")).toEqual({
    apply: { density: "compact" },
    send: { theme: "dark", single_letter_shortcuts: false },
  });
  expect(reconcileLook(plainLook, null, {}, "ana")).toEqual({ apply: {}, send: {} });
});

test("[I68] what was changed here since both agreed goes to the server, field by field; the rest is followed", () => {
  const kept = { theme: "light", density: "compact" } as const;
  expect(reconcileLook(dark, agreed({ ...plainLook, theme: "light" }), kept, "ana")).toEqual({
    apply: { density: "compact" },
    send: { theme: "dark" },
  });
  expect(reconcileLook(plainLook, agreed(dark), {}, "ana")).toEqual({ apply: {}, send: { theme: "system" } });
});

test("[I73] what somebody else has chosen on this device does not become another person's choice", () => {
  expect(reconcileLook(dark, agreed(dark, "ben"), {}, "ana")).toEqual({ apply: {}, send: {} });
  expect(reconcileLook(dark, agreed(dark, "ben"), { theme: "light" }, "ana")).toEqual({ apply: { theme: "light" }, send: {} });
});
