import { expect, test } from "vitest";
import * as Y from "yjs";
import { checkShape, isSaneKey, type ShapeProblem } from "#shared/document/shape.ts";
import { type Peer, peers } from "../../support/peers.ts";
import { harbour } from "./world.ts";

type Root = Y.Map<unknown>;

/** What the gate says of a change, heard over the network as the server hears it. */
function gateSays(change: (root: (name: string) => Root, ship: Root, peer: Peer) => void): ShapeProblem | null {
  const [ana] = peers(1, harbour);
  const server = new Y.Doc();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana.doc));
  let said: ShapeProblem | null = null;
  server.on("afterTransaction", (transaction: Y.Transaction) => {
    said ??= checkShape(server, transaction.changed);
  });
  const ship = ana.doc.getMap("objects").get(ana.find("object:Ship").id) as Root;
  ana.doc.transact(() => change((name) => ana.doc.getMap(name), ship, ana));
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana.doc, Y.encodeStateVector(server)));
  return said;
}

const longText = (length: number) => "x".repeat(length);

test.each<[string, (root: (name: string) => Root, ship: Root, peer: Peer) => void]>([
  ["line breaks in a name", (_, ship) => ship.set("name", "a\nb")],
  ["text that is not composed", (_, ship) => ship.set("name", "e\u0301")],
  ["a name of three times its bound", (_, ship) => ship.set("name", longText(600))],
  ["prose of three times its bound", (_, ship) => (ship.get("definition") as Y.Text).insert(0, longText(30_000))],
  ["a reference to nothing", (_, ship) => ship.set("variationOf", "nothing")],
  ["a choice nobody knows", (_, ship) => ship.set("tier", "legendary")],
  ["a field of a newer version", (_, ship) => ship.set("mood", { calm: [1, "two", null] })],
  ["prose of a newer version", (_, ship) => ship.set("poem", new Y.Text("Roses"))],
  ["an element of a newer version", (_, ship) => ship.set("moods/a", { order: "a0" })],
  ["a kind of a newer version", (root) => root("whales").set("a", "b")],
  ["an entity of nothing but prose", (root) => root("objects").set("a", new Y.Map([["definition", new Y.Text()]]))],
  ["a field taken away", (_, ship) => ship.delete("plural")],
  ["a priority", (root) => root("priorities").set("x.score", 10)],
  ["a person's answer", (_, ship) => ship.set("sip/s.person_1-x", "yes")],
])("[G1] never refused: %s", (_, change) => {
  expect(gateSays(change)).toBeNull();
});

test.each<[string, string, (root: (name: string) => Root, ship: Root, peer: Peer) => void]>([
  ["G2", "is not text", (_, ship) => ship.set("name", 7)],
  ["G2", "is neither yes nor no", (_, ship) => ship.set("uncertain", "yes")],
  ["G2", "is no number within bounds", (root) => root("priorities").set("x.score", 1.5)],
  ["G2", "is no number within bounds", (root) => root("project").set("cardLine", 1e9)],
  ["G2", "is no shared text", (_, ship) => ship.set("definition", "text")],
  ["G2", "is no entity", (root) => root("objects").set("x", "text")],
  ["G3", "is longer than 800 characters", (_, ship) => ship.set("name", longText(801))],
  ["G3", "is longer than 40000 characters", (_, ship) => (ship.get("definition") as Y.Text).insert(0, longText(40_001))],
  ["G3", "is too large, too deep or not plain", (_, ship) => ship.set("agreed", { by: longText(50_000) })],
  ["G4", "holds something nested", (_, ship) => ship.set("agreed", new Y.Map())],
  ["G4", "holds something nested", (_, ship) => ship.set("name", new Y.Text("x"))],
  ["G4", "is too large, too deep or not plain", (_, ship) => ship.set("agreed", { a: { b: { c: { d: { e: 1 } } } } })],
  ["G5", "has a key that is not allowed", (_, ship) => ship.set("a/__proto__", 1)],
  ["G5", "has a key that is not allowed", (root) => root("objects").set("__proto__", new Y.Map())],
  ["G5", "has a key that is not allowed", (_, ship) => ship.set("with space", 1)],
  ["G6", "holds characters that can not be stored", (_, ship) => ship.set("name", "a\0b")],
  ["G6", "holds characters that can not be stored", (_, ship) => (ship.get("definition") as Y.Text).insert(0, "a\0b")],
  ["G7", "was taken out instead of marked as deleted", (root, _, ana) => root("objects").delete(ana.find("object:Ship").id)],
  ["G7", "was put in the place of another", (root, _, ana) => root("objects").set(ana.find("object:Ship").id, new Y.Map())],
  ["G8", "is no deletion mark", (_, ship) => ship.set("deleted", "yes")],
  ["G8", "is no time", (_, ship) => ship.set("createdAt", "now")],
  ["G9", "has a text with something else in it", (_, ship) => (ship.get("definition") as Y.Text).format(0, 2, { bold: true })],
])("[%s] refused: %s", (_, why, change) => {
  expect(gateSays(change)?.why).toBe(why);
});

test("[G2] the answer says where", () => {
  expect(gateSays((_, ship) => ship.set("name", 7))?.path).toMatch(/^objects\/[0-9A-Za-z]{16}\/name$/);
});

test("[G5] keys have one form", () => {
  for (const key of ["name", "out.nested", "synonyms/aB3", "a>b", "sip/s.p_1-2"]) expect(isSaneKey(key)).toBe(true);
  for (const key of ["", "/a", "a b", "é", "a/constructor", "x".repeat(129)]) expect(isSaneKey(key)).toBe(false);
});
