import { expect, test } from "vitest";
import { isSaneKey } from "#shared/document/shape.ts";
import { artifacts, letters, rounds } from "#shared/schema/steps.ts";

test("sixteen artifacts: each round has each letter once, under a key a document may hold", () => {
  const cells = artifacts.map(({ round, letter }) => `${round} ${letter}`);
  expect(cells).toEqual(rounds.flatMap((round) => letters.map((letter) => `${round.key} ${letter.key}`)));
  expect(new Set(artifacts.map(({ key }) => key)).size).toBe(16);
  expect(artifacts.every(({ key }) => isSaneKey(key))).toBe(true);
});
