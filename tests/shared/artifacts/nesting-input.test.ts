/** What is typed into a cell of the nested-object matrix: docs/spec/artifacts.md, N15–N17. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCell } from "#shared/artifacts/nesting-cell.ts";
import { readNestingKey, readNestingText, readOnwards, writeCellText, writeNestingText } from "#shared/artifacts/nesting-input.ts";
import { relationship } from "#tests/support/artifact-world.ts";

const related = (label: string | null, min?: number, max?: number | null, usual?: string) => ({
  says: "related",
  label,
  multiplicity: min === undefined ? null : { min, max: max ?? null, ...(usual ? { usual } : {}) },
  nested: null,
});

test.each([
  ["1", related(null, 1, 1)],
  ["0", related(null, 0, 1)],
  ["*", related(null, 0)],
  ["+", related(null, 1)],
  ["-", { says: "no" }],
  ["?", { says: "discuss" }],
  ["Delete", { says: "clear" }],
  ["p", null],
])("[N15] the key %s answers a cell", (key, said) => {
  expect(readNestingKey(key)).toEqual(said);
});

test.each([
  ["presents 1..n", related("presents", 1)],
  ["presents", related("presents")],
  ["is presented by (1..*)", related("is presented by", 1)],
  ["belongs to 1", related("belongs to", 1, 1)],
  ["seats 25..35", related("seats", 25, 35)],
  ["seats 25 to 35", related("seats", 25, 35)],
  ["has many", related("has", 0)],
  ["has one or more", related("has", 1)],
  ["runs, 0..n", related("runs", 0)],
  ["seats 1..n usually 25 to 35", related("seats", 1, null, "25 to 35")],
  ["is usually held in 0..1", related("is usually held in", 0, 1)],
  ["1..n presents", related("presents", 1)],
  ["exactly 3", related(null, 3, 3)],
  ["seats exactly 3", related("seats", 3, 3)],
  ["sends up to 5", related("sends", 0, 5)],
  ["holds at least 2", related("holds", 2)],
  ["holds 2 or more", related("holds", 2)],
  ["0,1", related(null, 0, 1)],
  ["presents 1,n", related("presents", 1)],
  ["presents (0,1)", related("presents", 0, 1)],
  ["2,5", related(null, 2, 5)],
  ["is done in steps 1,2", related("is done in steps 1,2")],
  ["exactly as", related("exactly as")],
  ["0 n", related(null, 0)],
  ["1..*", related(null, 1)],
  ["n:1", related(null, 1, 1)],
  ["n:m", related(null, 0)],
  ["many", related(null, 0)],
  ["yes", related(null)],
  ["count", { ...related(null), nested: "count" }],
  ["  ", { says: "clear" }],
  ["–", { says: "no" }],
  ["X", { says: "no" }],
  ["No", { says: "no" }],
  ["?", { says: "discuss" }],
  ["has many ()", related("has many")],
  ["floor 0 () 1", related("floor 0", 1, 1)],
  ["is held\tin", related("is held in")],
  ["يقدّم 1..n", related("يقدّم", 1)],
  ["介绍 0..n", related("介绍", 0)],
])("[N16] %s is read", (text, said) => {
  expect(readNestingText(text)).toEqual(said);
});

const word = fc.oneof(
  fc.constantFrom(
    "presents",
    "has",
    "many",
    "no",
    "x",
    "-",
    "?",
    "1",
    "0..1",
    "1..n",
    "usually",
    "count",
    "()",
    "(",
    "to",
    "5",
    "n",
    "yes",
    "n:1",
    "+",
    "介绍",
    "🎤",
  ),
  fc.string({ minLength: 1, maxLength: 6 }),
);
const label = fc.array(word, { maxLength: 5 }).map((words) => words.join(" ").normalize("NFC").replace(/\s+/gu, " ").trim());
const multiplicity = fc.option(
  fc
    .record({
      min: fc.nat(40),
      more: fc.option(fc.integer({ min: 1, max: 40 })),
      usual: fc.option(fc.constantFrom("25 to 35", "2", "a few usually b")),
    })
    .map(({ min, more, usual }) => ({ min, max: more === null ? null : min + more - (min > 0 ? 1 : 0), ...(usual ? { usual } : {}) })),
);

test("[N17] what is copied reads back as it was", () => {
  fc.assert(
    fc.property(label, multiplicity, (text, many) => {
      const read = readNestingText(writeNestingText({ label: text, multiplicity: many }));
      expect(read).toEqual({ says: "related", label: text === "" ? null : text, multiplicity: many, nested: null });
    }),
    { numRuns: 3_000 },
  );
});

test("[N17] a label is copied plainly where that is enough", () => {
  expect(writeNestingText({ label: "is presented by", multiplicity: { min: 1, max: null } })).toBe("is presented by 1..n");
  expect(writeNestingText({ label: "holds", multiplicity: null })).toBe("holds");
  expect(writeNestingText({ label: "", multiplicity: { min: 0, max: 1 } })).toBe("0..1");
  expect(writeNestingText({ label: "", multiplicity: null })).toBe("yes");
});

test("[N17] answers are copied as they are typed", () => {
  expect(writeCellText(readCell("a", "b", [], "no"))).toBe("-");
  expect(writeCellText(readCell("a", "b", [], "discuss"))).toBe("?");
  expect(writeCellText(readCell("a", "b", [], ""))).toBe("");
  expect(writeCellText(readCell("a", "b", [relationship("a", "b", { label: "holds" })], ""))).toBe("holds");
});

test("[N25] a point or a colon goes on from the digit that answered the cell", () => {
  const held = (multiplicity: { min: number; max: number | null } | null, label = "") =>
    readCell("a", "b", [relationship("a", "b", { label, sourceToTarget: multiplicity })], "");
  expect(readOnwards(".", held({ min: 1, max: 1 }))).toBe("1.");
  expect(readOnwards(".", held({ min: 0, max: 1 }, "holds"))).toBe("0.");
  expect(readOnwards(":", held({ min: 1, max: 1 }))).toBe("1:");
  expect(readOnwards(",", held({ min: 0, max: 1 }))).toBe("0,");
  expect(readNestingText(`${readOnwards(".", held({ min: 1, max: 1 }))}.n`)).toEqual(related(null, 1));
  expect(readOnwards(".", held({ min: 1, max: null })), "no digit alone").toBeNull();
  expect(readOnwards(".", held(null))).toBeNull();
  expect(readOnwards("p", held({ min: 1, max: 1 }))).toBeNull();
  expect(readOnwards(".", readCell("a", "b", [], ""))).toBeNull();
});
