import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { openModelStore } from "#client/project/live-store.ts";
import type { HangingKind, ModelStore, Topic } from "#client/project/model-store.ts";
import { type Model, readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import {
  createEntity,
  mergeEntities,
  removeEntities,
  restoreBatch,
  restoreEntity,
  type Writer,
  writeAnswer,
  writeAnyField,
  writeEntry,
} from "#shared/document/write.ts";
import { type EntityKind, entityKinds } from "#shared/schema/entities.ts";

/** Mulberry32: a failing seed replays exactly. */
function chance(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const bytes = (given: Uint8Array<ArrayBuffer>) => given.map(() => Math.floor(next() * 256));
  return { next, pick, bytes };
}
type Chance = ReturnType<typeof chance>;

interface Peer {
  readonly doc: Y.Doc;
  readonly writer: Writer;
  readonly undo: Y.UndoManager;
}

function peer(client: number, { bytes }: Chance): Peer {
  const doc = new Y.Doc();
  doc.clientID = client;
  const writer: Writer = { by: `person-${client}`, now: () => 1_000, random: bytes, origin: { client }, untracked: "untracked" };
  const roots = ["objects", "relationships", "ctas", "attributes", "criteria", "roles", "priorities", "nestingAnswers", "ctaAnswers"].map(
    (root) => doc.getMap(root),
  );
  return { doc, writer, undo: new Y.UndoManager(roots, { doc, trackedOrigins: new Set([writer.origin]), captureTimeout: 0 }) };
}

/** Every id of a kind in a document, gone or not. */
const idsOf = (doc: Y.Doc, kind: "object" | "relationship" | "cta" | "attribute" | "criterion" | "role"): string[] =>
  [
    ...doc
      .getMap(
        { object: "objects", relationship: "relationships", cta: "ctas", attribute: "attributes", criterion: "criteria", role: "roles" }[
          kind
        ],
      )
      .keys(),
  ].sort();

function act({ doc, writer, undo }: Peer, { next, pick }: Chance): void {
  const object = () => pick(idsOf(doc, "object")) ?? "";
  const kind = pick(["object", "relationship", "cta", "attribute", "criterion"] as const) ?? "object";
  const id = pick(idsOf(doc, kind)) ?? "";
  const acts: (() => unknown)[] = [
    () => createEntity(doc, writer, "object", { name: `Object ${next()}` }),
    () => createEntity(doc, writer, "attribute", { object: object(), name: "Title" }),
    () => createEntity(doc, writer, "cta", { object: object(), verb: "assign", target: object() }),
    () => createEntity(doc, writer, "criterion", { cta: pick(idsOf(doc, "cta")) ?? "", given: "a" }),
    () => createEntity(doc, writer, "relationship", { source: object(), target: object() }),
    () => createEntity(doc, writer, "role", { name: "Nurse" }),
    () => writeAnyField(doc, writer, { kind: "object", id: object(), field: "name" }, `Renamed ${next()}`),
    () => writeAnyField(doc, writer, { kind: "object", id: object(), field: "definition" }, `Words ${next()}`),
    () => writeAnyField(doc, writer, { kind: "object", id: object(), field: "order" }, `a${Math.floor(next() * 9)}`),
    () => writeAnyField(doc, writer, { kind: "object", id: object(), field: "variationOf" }, object()),
    () => writeAnyField(doc, writer, { kind: "attribute", id, field: "object" }, object()),
    () => writeAnyField(doc, writer, { kind: "relationship", id, field: "target" }, object()),
    () => writeAnyField(doc, writer, { kind: "priority", id, field: "phase" }, "now"),
    () => writeEntry(doc, writer, { kind: "cta", id, field: "roles" }, pick(idsOf(doc, "role")) ?? "x", { rank: "primary", order: "a0" }),
    () => writeAnswer(doc, writer, "nestingAnswer", object(), object(), pick(["no", "discuss", ""]) ?? ""),
    () => writeAnswer(doc, writer, "ctaAnswer", object(), pick(idsOf(doc, "role")) ?? "x", pick(["none", "discuss", ""]) ?? ""),
    () => removeEntities(doc, writer, [{ kind, id }]),
    () => restoreEntity(doc, writer, kind, id),
    () => restoreBatch(doc, writer, "none"),
    () => mergeEntities(doc, writer, "object", object(), object()),
    () => undo.undo(),
    () => undo.redo(),
  ];
  try {
    pick(acts)?.();
  } catch {
    // A command that names nothing is refused; that is not what is tested here.
  }
}

function expectEqual(store: ModelStore, model: Model): void {
  for (const kind of entityKinds) {
    const expected = [...model.entities[kind].values()];
    expect(store.ids(kind), kind).toEqual(expected.map(({ id }) => id));
    for (const each of expected) expect(store.entity(kind, each.id)).toEqual(each);
  }
  for (const [id, priority] of model.priorities) expect(store.priority(id)).toEqual(priority);
  expect(sorted(store.answers("nestingAnswer"))).toEqual(sorted(model.nestingAnswers));
  expect(sorted(store.answers("ctaAnswer"))).toEqual(sorted(model.ctaAnswers));
  expect(store.deleted()).toEqual(model.deleted);
  expect(store.project()).toEqual(model.project);
  for (const { id, name } of model.entities.object.values()) if (name !== "") expect(store.names().idsNamed(name), name).toContain(id);
  for (const { id, object } of model.entities.attribute.values()) expect(store.idsOn("attribute", object)).toContain(id);
  for (const owner of model.entities.object.keys()) {
    const related = [...model.entities.relationship.values()].filter(({ source, target }) => source === owner || target === owner);
    expect([...store.idsOn("relationship", owner)].sort()).toEqual(related.map(({ id }) => id).sort());
  }
}

const sorted = (answers: ReadonlyMap<string, string>) => [...answers].sort(([a], [b]) => (a < b ? -1 : 1));

describe("the model store", () => {
  const seeds = Array.from({ length: 60 }, (_, at) => at + 1);
  test.each(seeds)("[M1] equals reading everything after random work of three people, seed %i", (seed) => {
    const luck = chance(seed);
    const peers = [peer(1, luck), peer(2, luck), peer(3, luck)];
    const [first] = peers;
    if (!first) throw new Error("no peers");
    newProjectDocument(first.doc, { name: "Harbour" }, first.writer);
    const stores = peers.map(({ doc }) => openModelStore(doc));
    for (let step = 0; step < 200; step++) {
      const [one, other] = [luck.pick(peers), luck.pick(peers)];
      if (one) act(one, luck);
      if (one && other && luck.next() < 0.3) Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)));
      if (step % 10 === 9) for (const [at, each] of peers.entries()) expectEqual(stores[at] as ModelStore, readModel(each.doc));
    }
  });

  test("[M2] an edit of one entity tells its own topic, and nothing else", () => {
    const { store, writer, doc, ids } = world();
    const heard = listenToAll(store, ids);
    writeAnyField(doc, writer, { kind: "object", id: ids[3] ?? "", field: "definition" }, "A talk with a place in the programme.");
    expect(heard).toEqual([`entity:object:${ids[3]}`]);
  });

  test("[M3] what did not change stays the same object", () => {
    const { store, writer, doc, ids } = world();
    const [one, two] = [ids[0] ?? "", ids[1] ?? ""];
    writeEntry(doc, writer, { kind: "object", id: one, field: "synonyms" }, "s", { order: "a0", text: "Talk" });
    const [before, other, list] = [store.entity("object", one), store.entity("object", two), store.ids("object")];
    writeAnyField(doc, writer, { kind: "object", id: one, field: "purpose" }, "Because");
    expect(store.entity("object", two)).toBe(other);
    expect(store.ids("object")).toBe(list);
    expect(store.entity("object", one)).not.toBe(before);
    expect(store.entity("object", one)?.synonyms).toBe(before?.synonyms);
  });

  test("[M4] deleting an object tells its list, what hung on it, and the list of deleted", () => {
    const { store, writer, doc, ids } = world();
    const owner = ids[2] ?? "";
    const attribute = createEntity(doc, writer, "attribute", { object: owner, name: "Title" });
    expect(store.idsOn("attribute", owner)).toEqual([attribute]);
    const heard = listenToAll(store, ids);
    store.subscribe(`on:attribute:${owner}`, () => heard.push("on"));
    removeEntities(doc, writer, [{ kind: "object", id: owner }]);
    const expected = [`entity:object:${owner}`, `priority:${owner}`, "deleted", "ids:attribute", "ids:object", "names", "on"];
    expect(heard.sort()).toEqual(expected.sort());
    expect(store.entity("attribute", attribute)).toBeNull();
    expect(store.deleted()).toMatchObject([{ kind: "object", id: owner, name: "Object 2" }]);
  });

  test("[M6] who keeps a reading over many entities is told once what changed, before the topics", () => {
    const { store, writer, doc, ids } = world();
    const [one = "", two = ""] = ids;
    const role = createEntity(doc, writer, "role", { name: "Nurse" });
    const heard: unknown[] = [];
    store.answers("ctaAnswer");
    store.subscribe("ids:object", () => heard.push("topic"));
    store.ids("object");
    store.observe(({ entities, answers }) => heard.push([entities.length, answers]));
    writeAnswer(doc, writer, "ctaAnswer", one, role, "none");
    expect(heard).toEqual([[0, [{ kind: "ctaAnswer", cell: `${one}>${role}`, answer: "none" }]]]);
    removeEntities(doc, writer, [{ kind: "object", id: one }]);
    expect(heard.slice(1)).toEqual([[1, [{ kind: "ctaAnswer", cell: `${one}>${role}`, answer: "" }]], "topic"]);
    expect([...store.answers("ctaAnswer")]).toEqual([]);
    writeAnswer(doc, writer, "ctaAnswer", two, role, "discuss");
    expect([...store.answers("ctaAnswer")]).toEqual([[`${two}>${role}`, "discuss"]]);
  });

  test("[M5] names are found in prose by any spelling, the longest first", () => {
    const { store, writer, doc } = world();
    const ticket = createEntity(doc, writer, "object", { name: "Ticket" });
    const type = createEntity(doc, writer, "object", { name: "Ticket type", synonyms: { a: { order: "a0", text: "Pass" } } });
    const text = "Each ticket has one Ticket-Type; passes differ. Ticket. Type.";
    const found = store.names().findIn(text);
    expect(found.map(({ from, to, id }) => [text.slice(from, to), id])).toEqual([
      ["ticket", ticket],
      ["Ticket-Type", type],
      ["passes", type],
      ["Ticket", ticket],
    ]);
  });
});

function world() {
  const luck = chance(7);
  const { doc, writer } = peer(1, luck);
  newProjectDocument(doc, { name: "Harbour" }, writer);
  const ids = Array.from({ length: 5 }, (_, at) => createEntity(doc, writer, "object", { name: `Object ${at}` }));
  return { doc, writer, ids, store: openModelStore(doc) };
}

/** Reads and listens to everything a screen could show; gives the topics that were told. */
function listenToAll(store: ModelStore, ids: readonly string[]): string[] {
  const heard: string[] = [];
  const kinds: readonly EntityKind[] = entityKinds;
  const hanging: readonly HangingKind[] = ["cta", "attribute", "relationship"];
  const topics: Topic[] = [
    "project",
    "deleted",
    "names",
    ...kinds.map((kind) => `ids:${kind}` as const),
    ...ids.flatMap((id) => [`entity:object:${id}`, `priority:${id}`] as const),
  ];
  for (const kind of kinds) store.ids(kind);
  for (const id of ids) for (const kind of hanging) store.idsOn(kind, id);
  for (const topic of topics) store.subscribe(topic, () => heard.push(topic));
  return heard;
}
