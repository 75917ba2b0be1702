/** A project opens anew when somebody comes, not when a session ends under one's hands. */
import { expect, test } from "vitest";
import { nextWhoOpens, whoOpens } from "#client/project/who-opens.ts";

test("[I22] a session that ends leaves the project open; signing in again opens it anew, so does somebody else", () => {
  const ana = { id: "ana", name: "Ana" };
  const open = whoOpens(ana);
  expect(nextWhoOpens(open, { ...ana })).toBe(open);
  const ended = nextWhoOpens(open, { id: "ana", name: "" });
  expect(ended.who).toBe(ana);
  const back = nextWhoOpens(ended, { ...ana });
  expect(back.who).not.toBe(ana);
  expect(back.who).toEqual(ana);
  expect(nextWhoOpens(back, { id: "ben", name: "Ben" }).who?.id).toBe("ben");
  expect(nextWhoOpens(back, null).who).toBeNull();
});
