import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { putText } from "#shared/document/put.ts";
import { removeEntities, writeAnyField, writeEntry, writeField } from "#shared/document/write.ts";
import { OrcaError } from "#shared/errors.ts";
import { meet, type Peer, peers } from "../../support/peers.ts";
import { harbour } from "./world.ts";

const updatesOf = (peer: Peer): unknown[] => {
  const origins: unknown[] = [];
  peer.doc.on("update", (_: Uint8Array, origin: unknown) => origins.push(origin));
  return origins;
};

function refusalOf(run: () => unknown): OrcaError {
  try {
    run();
  } catch (error) {
    if (error instanceof OrcaError) return error;
  }
  throw new Error("it was not refused");
}

test("[W1] a write is one transaction of its writer, and one step of undo", () => {
  const [ana] = peers(1, harbour);
  const origins = updatesOf(ana);
  ana.write("object:Ship", "name", "Boat");
  expect(origins).toEqual([ana.writer.origin]);
  ana.undo();
  expect(ana.read("object:Ship")?.name).toBe("Ship");
});

test("[W2] writing what is already there changes nothing", () => {
  const [ana] = peers(1, harbour);
  const { id } = ana.find("relationship:holds");
  const at = { kind: "relationship", id } as const;
  writeField(ana.doc, ana.writer, { ...at, field: "sourceToTarget" }, { min: 0, max: null });
  const origins = updatesOf(ana);
  expect(writeField(ana.doc, ana.writer, { ...at, field: "label" }, " holds ")).toBe("same");
  expect(writeField(ana.doc, ana.writer, { ...at, field: "sourceToTarget" }, { min: 0, max: null })).toBe("same");
  expect(
    writeField(ana.doc, ana.writer, { ...ana.at("object:Ship", "definition"), kind: "object", field: "definition" }, "A vessel."),
  ).toBe("same");
  expect(origins).toEqual([]);
});

test("[W3] what is deleted, hidden with its object, or merged away is not written", () => {
  const [ana] = peers(1, harbour);
  const attribute = ana.at("attribute:draught", "name");
  const ship = ana.at("object:Ship", "name");
  removeEntities(ana.doc, ana.writer, [{ kind: "object", id: ship.id }]);
  const origins = updatesOf(ana);
  expect(writeAnyField(ana.doc, ana.writer, ship, "Boat")).toBe("gone");
  expect(writeAnyField(ana.doc, ana.writer, attribute, "depth")).toBe("gone");
  expect(writeAnyField(ana.doc, ana.writer, { kind: "priority", id: attribute.id, field: "phase" }, "now")).toBe("gone");
  expect(writeAnyField(ana.doc, ana.writer, { ...ship, id: "never" }, "Boat")).toBe("gone");
  expect(origins).toEqual([]);
});

test("[W4] two people typing in one definition both keep their words", () => {
  const [ana, ben] = peers(2, harbour);
  ana.type("object:Ship", "definition", "Rare: ", { at: 0 });
  ben.type("object:Ship", "definition", " It floats.", { at: "end" });
  meet(ana, ben);
  expect(ana.read("object:Ship")?.definition).toBe("Rare: A vessel. It floats.");
  expect(ben.read("object:Ship")?.definition).toBe("Rare: A vessel. It floats.");
});

test("[W4] a whole text written over one that somebody types in keeps both", () => {
  const [ana, ben] = peers(2, harbour);
  ana.write("object:Ship", "definition", "A large vessel.");
  ben.type("object:Ship", "definition", " It floats.", { at: "end" });
  meet(ana, ben);
  expect(ana.read("object:Ship")?.definition).toBe("A large vessel. It floats.");
});

test("[W5] any text becomes any other by an edit that never cuts a character in half", () => {
  const letters = fc.constantFrom("a", "b", "🚢", "🚣", "é", " ");
  const texts = fc.array(letters, { maxLength: 12 }).map((list) => list.join(""));
  fc.assert(
    fc.property(texts, texts, (from, to) => {
      const doc = new Y.Doc();
      const text = doc.getText("t");
      text.insert(0, from);
      doc.transact(() => putText(text, to));
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      expect(text.toString()).toBe(to);
      expect(other.getText("t").toString()).toBe(to);
    }),
  );
});

test("[W6] a name of 10,000 characters is refused with its field and bound, and nothing is lost", () => {
  const [ana] = peers(1, harbour);
  const origins = updatesOf(ana);
  const refused = refusalOf(() => writeAnyField(ana.doc, ana.writer, ana.at("object:Ship", "name"), "x".repeat(10_000)));
  expect(refused.message).toBe("Name is longer than 200 characters.");
  expect(refused).toMatchObject({ code: "field/invalid", details: { field: "Name", path: "object.name", max: 200 } });
  expect(origins).toEqual([]);
  expect(ana.read("object:Ship")?.name).toBe("Ship");
});

test.each([
  ["name", "   ", "Name must not be empty."],
  ["name", 7, "Name is not text."],
  ["definition", "x".repeat(10_001), "Definition is longer than 10,000 characters."],
  ["uncertain", "yes", "Uncertain is neither yes nor no."],
  ["agreed", { by: 1 }, "Agreed does not have the form it needs."],
  ["shoe", "x", "shoe is not a field."],
])("[W6] %s: %j is refused in words", (field, value, says) => {
  const [ana] = peers(1, harbour);
  expect(refusalOf(() => writeAnyField(ana.doc, ana.writer, ana.at("object:Ship", field), value)).message).toBe(says);
});

test("[W6] a number out of its bounds is refused", () => {
  const [ana] = peers(1, harbour);
  const at = { kind: "priority", id: ana.find("object:Ship").id, field: "score" } as const;
  expect(refusalOf(() => writeField(ana.doc, ana.writer, at, 11)).message).toBe("Score is more than 10.");
  expect(refusalOf(() => writeField(ana.doc, ana.writer, at, 1.5)).message).toBe("Score is not a whole number.");
});

test("[W7] a line is trimmed, composed, on one line, and without what a document can not carry", () => {
  const [ana] = peers(1, harbour);
  ana.write("object:Ship", "plural", "  Cafe\u0301\n \r\n tables\0\ud83d ");
  expect(ana.read("object:Ship")?.plural).toBe("Café tables\ufffd");
  const id = ana.create("question", { text: "Why?\nBecause." });
  expect(ana.model().entities.question.get(id)?.text).toBe("Why?\nBecause.");
});

test("[W8] two people who add to one list both find theirs; who changes an element that another takes out keeps it", () => {
  const [ana, ben] = peers(2, harbour);
  const at = { kind: "object", id: ana.find("object:Crane").id, field: "synonyms" } as const;
  writeEntry(ana.doc, ana.writer, at, "lift", { order: "a1", text: "Lift" });
  writeEntry(ben.doc, ben.writer, at, "jib", { order: "a2", text: "Jib" });
  meet(ana, ben);
  const texts = (peer: Peer) => peer.read("object:Crane")?.synonyms.map(({ value }) => value.text);
  expect(texts(ana)).toEqual(["Hoist", "Lift", "Jib"]);
  writeEntry(ana.doc, ana.writer, at, "hoist", null);
  writeEntry(ben.doc, ben.writer, at, "hoist", { order: "a0", text: "Old hoist" });
  meet(ana, ben);
  expect(texts(ana)).toEqual(["Old hoist", "Lift", "Jib"]);
  expect(texts(ben)).toEqual(texts(ana));
});

test("[W8] an element of another form, or under another key, is refused", () => {
  const [ana] = peers(1, harbour);
  const at = ana.at("object:Crane", "synonyms");
  expect(refusalOf(() => writeEntry(ana.doc, ana.writer, at, "x", { text: "no order" })).code).toBe("field/invalid");
  expect(refusalOf(() => writeEntry(ana.doc, ana.writer, at, "../x", { order: "a0", text: "x" })).code).toBe("field/invalid");
  expect(refusalOf(() => writeEntry(ana.doc, ana.writer, ana.at("object:Crane", "name"), "x", true)).message).toBe("Name is not a list.");
});

test("[W9] a list written whole changes only the elements that differ", () => {
  const [ana, ben] = peers(2, harbour);
  const at = ana.at("object:Crane", "synonyms");
  writeEntry(ana.doc, ana.writer, at, "lift", { order: "a1", text: "Lift" });
  meet(ana, ben);
  writeAnyField(ana.doc, ana.writer, at, { hoist: { order: "a0", text: "Hoist" }, jib: { order: "a2", text: "Jib" } });
  writeEntry(ben.doc, ben.writer, at, "hoist", { order: "a0", text: "Hoist!" });
  meet(ana, ben);
  expect(ana.read("object:Crane")?.synonyms.map(({ value }) => value.text)).toEqual(["Hoist!", "Jib"]);
});

test("[W10] a priority remembers who ranked it, and when", () => {
  const [ana] = peers(1, harbour);
  const { id } = ana.find("object:Ship");
  writeField(ana.doc, ana.writer, { kind: "priority", id, field: "phase" }, "now");
  expect(ana.model().priorities.get(id)).toMatchObject({ phase: "now", by: "Ana", at: expect.any(Number) });
});

test("[W11] two values that belong together are never mixed from two people", () => {
  const [ana, ben] = peers(2, harbour);
  const at = { kind: "relationship", id: ana.find("relationship:holds").id, field: "sourceToTarget" } as const;
  writeField(ana.doc, ana.writer, at, { min: 0, max: 1 });
  writeField(ben.doc, ben.writer, at, { min: 2, max: 5 });
  meet(ana, ben);
  const read = (peer: Peer) => peer.read<"relationship">("relationship:holds")?.sourceToTarget;
  expect(read(ana)).toEqual(read(ben));
  expect([
    { min: 0, max: 1 },
    { min: 2, max: 5 },
  ]).toContainEqual(read(ana));
});
