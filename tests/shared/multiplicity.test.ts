import { expect, test } from "vitest";
import { commonMultiplicities, multiplicitySign, multiplicityWords, readMultiplicity } from "#shared/schema/multiplicity.ts";

test("[F20] the four usual cardinalities have a sign and words", () => {
  expect(commonMultiplicities.map(multiplicitySign)).toEqual(["0..1", "1", "0..n", "1..n"]);
  expect(commonMultiplicities.map(multiplicityWords)).toEqual(["none or one", "exactly one", "any number", "one or more"]);
});

test("[F20] what was not said shows no sign and says so in words", () => {
  expect(multiplicitySign(null)).toBe("");
  expect(multiplicityWords(null)).toBe("not said yet");
});

test("[F20] any range can be said, with what is usual beside it", () => {
  expect(multiplicityWords({ min: 25, max: 35, usual: "30" })).toBe("25 to 35, usually 30");
  expect(multiplicityWords({ min: 0, max: 2 })).toBe("up to 2");
  expect(multiplicityWords({ min: 2, max: null })).toBe("2 or more");
});

test("[F21] typed cardinalities are understood as people write them", () => {
  const said = ["0..1", "1", "0 n", "1..*", "many", "25-35", "2 to 4", "0:m", " 0..n "];
  expect(said.map((text) => multiplicitySign(readMultiplicity(text)))).toEqual([
    "0..1",
    "1",
    "0..n",
    "1..n",
    "0..n",
    "25..35",
    "2..4",
    "0..n",
    "0..n",
  ]);
});

test("[F21] a sign read back is the same cardinality", () => {
  for (const value of [...commonMultiplicities, { min: 3, max: 9 }]) expect(readMultiplicity(multiplicitySign(value))).toEqual(value);
});

test("[F21] what says no cardinality is not guessed at", () => {
  for (const text of ["", "is presented by", "n..1", "4..2", "0", "-1", "1..", "99999999"]) expect(readMultiplicity(text)).toBeNull();
});

test("[F21] what the words say is read as it was said, and the pairs of (min,max)", () => {
  for (const value of [...commonMultiplicities, { min: 3, max: 3 }, { min: 0, max: 7 }, { min: 4, max: null }, { min: 2, max: 4 }])
    if (value.min + (value.max ?? 0) > 1) expect(readMultiplicity(multiplicityWords(value)), multiplicityWords(value)).toEqual(value);
  const said = ["Exactly 3", "at most 2", "at least one", "up to one", "0,1", "1 , n", "0,*", "2,5"];
  expect(said.map((text) => multiplicitySign(readMultiplicity(text)))).toEqual([
    "3",
    "0..2",
    "1..n",
    "0..1",
    "0..1",
    "1..n",
    "0..n",
    "2..5",
  ]);
  for (const text of ["exactly", "exactly 3 or more", "up to", "0,", ",1", "4,2", "1,000"]) expect(readMultiplicity(text), text).toBeNull();
});
