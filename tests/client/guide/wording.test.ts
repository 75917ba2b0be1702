import { expect, test } from "vitest";
import { deletedSentence, whoIsHere, whyStillHere } from "#client/views/object-guide/wording.ts";

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

const [mei, ben, you] = [
  { name: "Mei Tanaka", isYou: false },
  { name: "Ben Okoro", isYou: false },
  { name: "", isYou: true },
];
const now = new Date(2026, 4, 19, 18, 0).getTime();
const mark = { at: new Date(2026, 4, 19, 14, 20).getTime(), batch: "b1" };

test("[G15] what came back says who deleted it and who changed it, as far as that is known", () => {
  expect(whyStillHere(mei, mark, [ben], now)).toBe("Deleted by Mei, 14:20, but also changed by Ben. So it stays.");
  expect(whyStillHere(you, mark, [ben, you], now)).toBe("Deleted by you, 14:20, but also changed by Ben and you. So it stays.");
  expect(whyStillHere(mei, mark, [], now)).toBe("Deleted by Mei, 14:20, then changed by somebody who did not know. So it stays.");
  expect(whyStillHere(you, { ...mark, batch: "" }, [ben], now)).toBe("You took back adding it, but Ben had worked on it. So it stays.");
});
