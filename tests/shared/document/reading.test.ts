import { expect, test } from "vitest";
import * as Y from "yjs";
import { readModel } from "#shared/document/integrity.ts";
import { entityMap, rootOf } from "#shared/document/layout.ts";
import { type ModelChange, observeModel } from "#shared/document/observe.ts";
import { readEntities, readEntity, readPriority, readProject } from "#shared/document/read.ts";
import { type AnyKind, allDefinitions, entities, entityKinds } from "#shared/schema/entities.ts";
import { meet, peers } from "../../support/peers.ts";
import { harbour } from "./world.ts";

test("[R1] every field of every kind reads as its blank where nothing was written", () => {
  const doc = new Y.Doc();
  for (const kind of entityKinds) {
    rootOf(doc, kind).set("bare", new Y.Map());
    const entity = readEntity(doc, kind, "bare") as unknown as Record<string, unknown>;
    for (const [name, field] of Object.entries(entities[kind].fields)) {
      const blank: Partial<Record<string, unknown>> = { line: "", prose: "", ref: "", order: "", flag: false, record: null, set: [] };
      const wanted = field.type === "choice" || field.type === "int" ? field.blank : blank[field.type];
      expect(entity[name], `${kind}.${name}`).toEqual(wanted);
    }
  }
  expect(readProject(doc)).toMatchObject({ name: "", status: "active", cardLine: 5, goals: [] });
  expect(readPriority(doc, "x")).toEqual({ phase: "unassigned", order: "", score: null, notes: "", by: "", at: null });
});

const malformed = [0, "", "text", true, null, [1], { a: { b: [] } }, Number.NaN, new Uint8Array([1])];

test.each(malformed.map((value) => [value]))(
  "[R2] a field that holds %j where something else belongs reads as its blank and throws nothing",
  (value) => {
    const doc = new Y.Doc();
    for (const kind of entityKinds) {
      const map = new Y.Map();
      for (const name of [...Object.keys(entities[kind].fields), "createdBy", "createdAt", "deleted", "mergedInto"]) map.set(name, value);
      for (const name of Object.keys(entities[kind].fields)) map.set(`${name}/x`, value);
      rootOf(doc, kind).set("odd", map);
      rootOf(doc, kind).set("odder", value);
    }
    for (const kind of ["nestingAnswer", "ctaAnswer", "placement", "step"] as const) rootOf(doc, kind).set("a>b", value);
    expect(() => readModel(doc)).not.toThrow();
    const odd = readEntity(doc, "object", "odd");
    expect(typeof odd?.name).toBe("string");
    expect(odd?.definition).toBe("");
    expect(odd?.synonyms).toEqual([]);
  },
);

test("[R3] a choice that this version does not know survives, and so does a field", () => {
  const [ana] = peers(1, harbour);
  const { id } = ana.find("object:Ship");
  const map = entityMap(ana.doc, "object", id);
  map?.set("tier", "legendary");
  map?.set("mood", "calm");
  ana.write("object:Ship", "name", "Boat");
  expect(readEntity(ana.doc, "object", id)?.tier).toBe("legendary");
  expect(map?.get("mood")).toBe("calm");
});

test("[R4] lists stand in the order of their keys, ties by id; elements too", () => {
  const doc = new Y.Doc();
  for (const [id, order] of [
    ["b", "a1"],
    ["a", "a1"],
    ["c", "a0"],
    ["d", "Zz"],
  ] as const) {
    const map = new Y.Map<unknown>([["order", order]]);
    map.set(`synonyms/${id}`, { order: "a1", text: id });
    map.set("synonyms/first", { order: "a0", text: "first" });
    rootOf(doc, "object").set(id, map);
  }
  expect(readEntities(doc, "object").map(({ id }) => id)).toEqual(["d", "c", "a", "b"]);
  expect(readEntity(doc, "object", "b")?.synonyms.map(({ key }) => key)).toEqual(["first", "b"]);
});

test("[R5] reading writes nothing", () => {
  const [ana] = peers(1, harbour);
  const before = Y.encodeStateAsUpdate(ana.doc);
  let updates = 0;
  ana.doc.on("update", () => updates++);
  readModel(ana.doc);
  for (const kind of Object.keys(allDefinitions) as AnyKind[]) rootOf(ana.doc, kind);
  readEntity(ana.doc, "object", "never was");
  expect(updates).toBe(0);
  expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(before);
});

test("[R8] changes are told once per transaction, by field, with their origin", () => {
  const [ana] = peers(1, harbour);
  const told: { changes: readonly ModelChange[]; origin: unknown }[] = [];
  const stop = observeModel(ana.doc, (changes, origin) => told.push({ changes, origin }));
  const { id } = ana.find("object:Ship");
  ana.type("object:Ship", "definition", "!");
  ana.doc.transact(() => {
    entityMap(ana.doc, "object", id)?.set("synonyms/x", { order: "a0", text: "Boat" });
    entityMap(ana.doc, "object", id)?.set("name", "Vessel");
    rootOf(ana.doc, "priority").set(`${id}.phase`, "now");
    rootOf(ana.doc, "nestingAnswer").set(`${id}>${id}`, "no");
  }, "somebody");
  expect(told[0]).toEqual({ changes: [{ kind: "object", id, fields: ["definition"] }], origin: ana.writer.origin });
  expect(told[1]).toEqual({
    changes: [
      { kind: "object", id, fields: ["synonyms", "name"] },
      { kind: "priority", id, fields: ["phase"] },
      { kind: "nestingAnswer", id: `${id}>${id}`, fields: "all" },
    ],
    origin: "somebody",
  });
  stop();
  ana.write("object:Vessel", "name", "Boat");
  expect(told).toHaveLength(2);
});

test("[R8] a thing that comes from somebody else is told as new", () => {
  const [ana, ben] = peers(2, harbour);
  const told: ModelChange[] = [];
  observeModel(ben.doc, (changes) => told.push(...changes));
  const id = ana.create("object", { name: "Buoy" });
  meet(ana, ben);
  expect(told).toContainEqual({ kind: "object", id, fields: "all" });
});
