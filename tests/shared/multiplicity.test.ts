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
