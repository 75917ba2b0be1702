import { expect, test } from "vitest";
import { readAddresses } from "#client/app/share/read-addresses.ts";

test("[I60] commas, semicolons, spaces and lines stand between addresses; each is taken once, in small letters", () => {
  expect(readAddresses("Ana@a.test, ben@b.test;cleo@c.test\ndora@d.test  ben@B.test")).toEqual({
    right: ["ana@a.test", "ben@b.test", "cleo@c.test", "dora@d.test"],
    wrong: [],
  });
});

test("[I60] names around an address in brackets are left out, with a comma in them too", () => {
  expect(readAddresses('Nadia Haddad <nadia@a.test>, "Weber, Jonas" <jonas@b.test>\nMei <mei@c.test> Sam <sam@d.test>')).toEqual({
    right: ["nadia@a.test", "jonas@b.test", "mei@c.test", "sam@d.test"],
    wrong: [],
  });
});

test("[I60] what is no address is named as it was typed", () => {
  expect(readAddresses("ana@a.test, Ben, cleo@")).toEqual({ right: ["ana@a.test"], wrong: ["Ben", "cleo@"] });
  expect(readAddresses(" , ;\n")).toEqual({ right: [], wrong: [] });
});
