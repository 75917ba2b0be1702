import { expect, test } from "vitest";
import * as Y from "yjs";
import { changesOf } from "#shared/document/changes.ts";
import { mergeEntities, removeEntities, restoreEntity, writeEntry, writeField } from "#shared/document/write.ts";
import { describeChange, type FieldChange } from "#shared/schema/change.ts";
import { type Peer, peers } from "../../support/peers.ts";
import { harbour } from "./world.ts";

/** What a server that knew the project before learns from what somebody did, update by update. */
function logged(run: (ana: Peer) => void): FieldChange[] {
  const [ana] = peers(1, harbour);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana.doc));
  const updates: Uint8Array[] = [];
  ana.doc.on("update", (update: Uint8Array) => updates.push(update));
  run(ana);
  return updates.flatMap((update) => changesOf(server, update));
}

test("[L1] a field's change has what was there before, and after", () => {
  const changes = logged((ana) => ana.write("object:Ship", "plural", "Fleet"));
  expect(changes).toEqual([{ kind: "object", id: expect.any(String), field: "plural", title: "Ship", before: "Ships", after: "Fleet" }]);
});

test("[L1] prose has its whole text before and after, also with words taken away", () => {
  const changes = logged((ana) => {
    ana.type("object:Ship", "definition", " It floats.");
    ana.write("object:Ship", "definition", "Vessel.");
  });
  expect(changes.map(({ before, after }) => [before, after])).toEqual([
    ["A vessel.", "A vessel. It floats."],
    ["A vessel. It floats.", "Vessel."],
  ]);
});

test("[L2] making, deleting, restoring, merging are told as what they are", () => {
  const changes = logged((ana) => {
    const id = ana.create("object", { name: "Buoy", definition: "It floats." });
    ana.undo();
    ana.redo();
    removeEntities(ana.doc, ana.writer, [{ kind: "object", id }]);
    restoreEntity(ana.doc, ana.writer, "object", id);
    mergeEntities(ana.doc, ana.writer, "object", ana.find("object:Quay").id, ana.find("object:Ship").id);
  });
  expect(changes.map(describeChange)).toEqual([
    "added Buoy",
    "deleted Buoy",
    "added Buoy",
    "deleted Buoy",
    "restored Buoy",
    "added “Quay” to the synonyms of Ship",
    "merged Quay into another",
  ]);
});

test("[L3] an update that is known already tells nothing", () => {
  const [ana] = peers(1, harbour);
  const server = new Y.Doc();
  expect(changesOf(server, Y.encodeStateAsUpdate(ana.doc)).length).toBeGreaterThan(5);
  expect(changesOf(server, Y.encodeStateAsUpdate(ana.doc))).toEqual([]);
});

test("[L3] everything of an offline hour in one update gives each field once", () => {
  const [ana] = peers(1, harbour);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana.doc));
  for (const name of ["A", "B", "C"]) ana.write("object:Quay", "plural", name);
  const id = ana.create("object", { name: "Buoy" });
  const changes = changesOf(server, Y.encodeStateAsUpdate(ana.doc, Y.encodeStateVector(server)));
  expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
    ["plural", null, "C"],
    ["created", null, null],
  ]);
  expect(changes[1]?.id).toBe(id);
});

test("[L4] changes are said in the words of the schema", () => {
  const changes = logged((ana) => {
    const { id } = ana.find("object:Ship");
    const at = { kind: "object", id } as const;
    ana.write("object:Ship", "tier", "core");
    ana.write("object:Ship", "tier", "");
    ana.write("object:Ship", "uncertain", true);
    ana.write("object:Ship", "order", "a9");
    ana.type("object:Ship", "notes", "Look.");
    writeEntry(ana.doc, ana.writer, { ...at, field: "states" }, "x", { order: "a0", name: "At sea" });
    writeEntry(ana.doc, ana.writer, { ...at, field: "states" }, "x", null);
    writeField(ana.doc, ana.writer, { kind: "priority", id, field: "score" }, 7);
    ana.doc.transact(() => ana.doc.getMap("project").set("name", "Port"), ana.writer.origin);
  });
  expect(changes.map(describeChange)).toEqual([
    "changed the tier of Ship to Core",
    "cleared the tier of Ship",
    "changed the uncertain of Ship to yes",
    "moved Ship",
    "changed the notes of Ship",
    "added “At sea” to the states of Ship",
    "took “At sea” out of the states of Ship",
    "changed the score of Ship to 7",
    "changed the name of the project to “Port”",
  ]);
});
