import { expect, test } from "vitest";
import { deletedSentence, whoIsHere } from "#client/views/object-guide/wording.ts";

test("[G4] deleting says what goes with it", () => {
  expect(deletedSentence("Track", { relationships: 6, ctas: 0, attributes: 0 })).toBe("Track deleted, with 6 relationships");
  expect(deletedSentence("Track", { relationships: 1, ctas: 2, attributes: 1 })).toBe(
    "Track deleted, with 1 relationship, 2 calls to action and 1 attribute",
  );
  expect(deletedSentence("Badge", { relationships: 0, ctas: 0, attributes: 0 })).toBe("Badge deleted");
  expect(deletedSentence("", { relationships: 0, ctas: 0, attributes: 0 })).toBe("Object without a name deleted");
});

test("[G5] who is here is said in one line", () => {
  expect(whoIsHere([{ name: "Mei Tanaka", field: "Definition" }])).toBe("Mei is editing the definition");
  expect(whoIsHere([{ name: "Mei Tanaka", field: null }])).toBe("Mei is here");
  expect(
    whoIsHere([
      { name: "Mei Tanaka", field: "Plural" },
      { name: "Jonas Weber", field: null },
    ]),
  ).toBe("Mei and Jonas are here");
  expect(whoIsHere([])).toBe("");
});
