import { expect, test } from "vitest";
import * as Y from "yjs";
import { readProjection } from "#server/collaboration/projection.ts";
import { changesOf } from "#shared/document/changes.ts";
import { removeEntities, writeField } from "#shared/document/write.ts";
import { harbour } from "../../shared/document/world.ts";
import { meet, type Peer, peers } from "../../support/peers.ts";

/** The rows that an update changes on a server that knows what `peer` knew before: which are shown, which are not. */
function rowsOf(server: Y.Doc, peer: Peer): Record<string, boolean> {
  const changes = changesOf(server, Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(server)));
  const rows = readProjection(server, changes).filter(({ kind }) => kind !== "role");
  return Object.fromEntries(rows.map(({ kind, id, deletedAt }) => [`${kind}:${id}`, deletedAt === null]));
}

test("[P5] deleting an object takes what hangs on it out of the tables; an edit below puts all of it back", () => {
  const [ana, ben] = peers(2, harbour);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana.doc));
  const ship = ana.find("object:Ship");
  removeEntities(ana.doc, ana.writer, [ship]);
  ben.type("criterion:low tide", "given", " and calm");
  const gone = rowsOf(server, ana);
  expect(Object.keys(gone).map((name) => name.split(":")[0])).toEqual(expect.arrayContaining(["object", "cta", "criterion", "attribute"]));
  expect(new Set(Object.values(gone))).toEqual(new Set([false]));
  const back = rowsOf(server, ben);
  expect(Object.keys(back).sort()).toEqual(Object.keys(gone).sort());
  expect(new Set(Object.values(back))).toEqual(new Set([true]));
});

test("[P5] a priority that somebody gives to a deleted object puts its row back", () => {
  const [ana, ben] = peers(2, harbour);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana.doc));
  const { id } = ana.find("object:Ship");
  removeEntities(ana.doc, ana.writer, [{ kind: "object", id }]);
  writeField(ben.doc, ben.writer, { kind: "priority", id, field: "phase" }, "now");
  rowsOf(server, ana);
  expect(rowsOf(server, ben)[`object:${id}`]).toBe(true);
  meet(ana, ben);
  expect(ana.read("object:Ship")?.id).toBe(id);
});
