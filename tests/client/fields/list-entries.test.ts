import { expect, test } from "vitest";
import { entryMax, type ListEntry, listEntries, mayAvoid, movedEntry, newEntries, wordsPart } from "#client/fields/list-entries.ts";
import { attribute } from "#shared/schema/entities/attribute.ts";
import { object } from "#shared/schema/entities/object.ts";
import { project } from "#shared/schema/entities/project.ts";

const { instances, states, synonyms, sip } = object.fields;

/** A list as it is read back after writing: sorted by its order keys. */
function listOf(...texts: string[]): ListEntry[] {
  const made = newEntries(instances, [], texts.join("\n")).map(({ key, value }) => ({ key, value }));
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
  const [added] = newEntries(instances, entries, "c");
  expect(after([...entries, { key: added?.key ?? "", says: "c", value: added?.value ?? {} }], null)).toEqual(["a", "b", "c"]);
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
