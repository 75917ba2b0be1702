import { expect, test } from "vitest";
import { entryMax, type ListEntry, listEntries, mayAvoid, movedEntry, newEntries, wordsPart } from "#client/fields/list-entries.ts";
import { attribute } from "#shared/schema/entities/attribute.ts";
import { object } from "#shared/schema/entities/object.ts";
import { project } from "#shared/schema/entities/project.ts";

const { instances, states, synonyms, sip } = object.fields;

/** A list as it is read back after writing: sorted by its order keys. */
function listOf(...texts: string[]): ListEntry[] {
  const made = newEntries(instances, [], texts.join("\n")).writes.map(({ key, value }) => ({ key, value }));
  return listEntries(instances, made);
}
const after = (entries: ListEntry[], moved: { key: string; value: Readonly<Record<string, unknown>> | null } | null) =>
  entries
    .map((entry) => (entry.key === moved?.key ? { ...entry, value: moved.value ?? {} } : entry))
    .sort((a, b) => (String(a.value.order) < String(b.value.order) ? -1 : 1))
    .map((entry) => entry.says);

test("[F20] a list knows which part of its entries is words", () => {
  expect([wordsPart(instances), wordsPart(states), wordsPart(sip), wordsPart(attribute.fields.visibleTo)]).toEqual([
    "text",
    "name",
    null,
    null,
  ]);
  expect([mayAvoid(synonyms), mayAvoid(instances)]).toEqual([true, false]);
  expect([entryMax(instances), entryMax(project.fields.goals)]).toEqual([200, 500]);
});

test("[F21] a pasted column becomes entries in its order, without empty lines and bullets", () => {
  const entries = listOf("Opening keynote", "", "  - Panel", "• Workshop\t2 h");
  expect(after(entries, null)).toEqual(["Opening keynote", "Panel", "Workshop 2 h"]);
  expect(new Set(entries.map((entry) => entry.key)).size).toBe(3);
});

test("[F21] a new entry stands after all others", () => {
  const entries = listOf("a", "b");
  const [added] = newEntries(instances, entries, "c").writes;
  expect(after([...entries, { key: added?.key ?? "", says: "c", value: added?.value ?? {}, twins: [] }], null)).toEqual(["a", "b", "c"]);
});

test("[F22] an entry moves one place, and not beyond the ends", () => {
  const entries = listOf("a", "b", "c", "d");
  const key = (says: string) => entries.find((entry) => entry.says === says)?.key ?? "";
  expect(after(entries, movedEntry(entries, key("b"), 1))).toEqual(["a", "c", "b", "d"]);
  expect(after(entries, movedEntry(entries, key("b"), -1))).toEqual(["b", "a", "c", "d"]);
  expect(after(entries, movedEntry(entries, key("c"), 1))).toEqual(["a", "b", "d", "c"]);
  expect([movedEntry(entries, key("a"), -1), movedEntry(entries, key("d"), 1), movedEntry(entries, "gone", 1)]).toEqual([null, null, null]);
});

test("[F22] moving keeps the other parts of an entry", () => {
  const entries = listEntries(synonyms, [
    { key: "1", value: { order: "a0", text: "Event", avoid: true } },
    { key: "2", value: { order: "a1", text: "Talk" } },
  ]);
  expect(movedEntry(entries, "1", 1)?.value).toMatchObject({ text: "Event", avoid: true });
});

/** As two people left it who added to one list apart from each other. */
const synonymsOf = (...texts: string[]) =>
  listEntries(
    synonyms,
    texts.map((text, at) => ({ key: `k${at}`, value: { order: `a${at}`, text } })),
  );

test("[F24] a word that two people added apart from each other is shown once, and stands for both", () => {
  const entries = synonymsOf("nursing unit", "Station", "Nursing Units");
  expect(entries.map(({ says, twins }) => [says, twins])).toEqual([
    ["nursing unit", ["k2"]],
    ["Station", []],
  ]);
});

test("[F24] a word is to be avoided if anybody of them said so", () => {
  const [entry] = listEntries(synonyms, [
    { key: "1", value: { order: "a0", text: "Unit" } },
    { key: "2", value: { order: "a1", text: "unit", avoid: true } },
  ]);
  expect([entry?.key, entry?.value.avoid]).toEqual(["1", true]);
});

test("[F24] what is no name differs by every sign, and what says nothing yet stands for itself", () => {
  const texts = ["A+", "A-", "a+ ", "", ""].map((text, at) => ({ key: `k${at}`, value: { order: `a${at}`, text } }));
  expect(listEntries(instances, texts).map(({ says }) => says)).toEqual(["A+", "A-", "", ""]);
});

test("[F24] an entry that is being edited stays by itself, whatever it says on the way", () => {
  const texts = ["Ward", "Ward"].map((text, at) => ({ key: `k${at}`, value: { order: `a${at}`, text } }));
  expect(listEntries(instances, texts, "k1").map(({ key, twins }) => [key, twins])).toEqual([
    ["k0", []],
    ["k1", []],
  ]);
});

test("[F24] what is in the list already is not added again, nor twice from one column", () => {
  const { writes, known } = newEntries(synonyms, synonymsOf("nursing unit"), "Ward\nNursing units\nward\nBay");
  expect(writes.map(({ value }) => value?.text)).toEqual(["Ward", "Bay"]);
  expect(known).toEqual(["nursing unit", "Ward"]);
});

test("[F25] a pasted line that is too long is cut at its bound, never in the middle of a letter, and it is counted", () => {
  const { writes, cut } = newEntries(instances, [], `${"x".repeat(199)}😀 and more\nshort`);
  expect(writes.map(({ value }) => String(value?.text).length)).toEqual([199, 5]);
  expect(cut).toBe("😀 and more".length);
});
