/**
 * The two projects that views are measured on, and what peers do to them: they answer, name and rename all over the project.
 */
import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { pairKey } from "#shared/artifacts/planned-change.ts";
import { newProjectDocument, proseOf } from "#shared/document/layout.ts";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import { readEntities } from "#shared/document/read.ts";
import { createEntities, type Writer, writeAnswer, writeField } from "#shared/document/write.ts";
import { importSample } from "#shared/import/import-sample.ts";
import type { EntityKind } from "#shared/schema/entities.ts";
import type { EditorWork } from "./thin-editor.ts";

export interface BenchProject {
  readonly name: string;
  readonly update: Uint8Array;
  readonly ids: Readonly<Record<"object" | "relationship" | "cta" | "attribute" | "role", readonly string[]>>;
  /** On the first object, which stands in sight when a view opens. */
  readonly inSight: Readonly<Record<"object" | "relationship" | "cta" | "attribute", string>>;
}

const writer: Writer = { by: "bench", now: () => 1_790_000_000_000, origin: "bench", untracked: "bench" };

/** 42 objects as people wrote them. */
export function stBrannoc(): BenchProject {
  const doc = new Y.Doc();
  const file = new URL("../shared/src/samples/st-brannoc.json", import.meta.url);
  importSample(doc, writer, JSON.parse(readFileSync(file, "utf8")));
  return projectOf("St Brannoc, 42 objects", doc);
}

const size = { objects: 200, relationships: 800, ctas: 1_000, attributes: 2_000, roles: 10 };

/** 200 objects, 800 relationships, 1,000 calls to action, 2,000 attributes, 10 roles. */
export function largeProject(): BenchProject {
  const doc = new Y.Doc();
  newProjectDocument(doc, { name: "Large" }, writer);
  const orders = ordersBetween(null, null, size.objects);
  const objects = create(doc, size.objects, "object", (n) => ({
    name: `Object ${n + 1}`,
    definition: `Something people name, count and talk about. Number ${n + 1}, beside Object ${((n + 3) % size.objects) + 1}.`,
    order: orders[n],
  }));
  const roles = create(doc, size.roles, "role", (n) => ({ name: `Role ${n + 1}` }));
  const at = (list: readonly string[], n: number) => list[n % list.length] ?? "";
  create(doc, size.relationships, "relationship", (n) => ({
    source: at(objects, n),
    target: at(objects, n * 7 + Math.floor(n / size.objects) * 13 + 1),
    label: `holds ${n}`,
    inverseLabel: n % 3 === 0 ? "" : `is held by ${n}`,
    sourceToTarget: { min: 0, max: null },
    "out.nested": "list",
  }));
  create(doc, size.ctas, "cta", (n) => ({
    object: at(objects, n),
    verb: `Do ${n}`,
    roles: {
      [at(roles, n * 3 + Math.floor(n / size.objects))]: { rank: n % 5 === 0 ? "primary" : "secondary", order: orderBetween(null, null) },
    },
  }));
  create(doc, size.attributes, "attribute", (n) => ({
    object: at(objects, n),
    name: `Attribute ${n}`,
    kind: n % 3 === 0 ? "metadata" : "core",
  }));
  return projectOf("200 objects", doc);
}

function create(doc: Y.Doc, count: number, kind: EntityKind, values: (n: number) => Record<string, unknown>): string[] {
  return createEntities(
    doc,
    writer,
    Array.from({ length: count }, (_, n) => ({ kind, values: values(n) })),
  );
}

function projectOf(name: string, doc: Y.Doc): BenchProject {
  const ids = (kind: EntityKind) => readEntities(doc, kind).map(({ id }) => id);
  const [first = ""] = ids("object");
  return {
    inSight: {
      object: first,
      relationship: readEntities(doc, "relationship").find(({ source }) => source === first)?.id ?? "",
      cta: readEntities(doc, "cta").find(({ object }) => object === first)?.id ?? "",
      attribute: readEntities(doc, "attribute").find(({ object }) => object === first)?.id ?? "",
    },
    name,
    update: Y.encodeStateAsUpdate(doc),
    ids: { object: ids("object"), relationship: ids("relationship"), cta: ids("cta"), attribute: ids("attribute"), role: ids("role") },
  };
}

/** By turns a label, an answer, a verb, an attribute's name, a word of prose, an answer about a role: anywhere in the project. */
export function workIn({ ids }: BenchProject): EditorWork {
  const any = (kind: keyof BenchProject["ids"]) => ids[kind][Math.floor(Math.random() * ids[kind].length)] ?? "";
  return (doc, by, made) => {
    const turns = [
      () => writeField(doc, by, { kind: "relationship", id: any("relationship"), field: "label" }, `holds ${made}`),
      () => writeAnswer(doc, by, "nestingAnswer", any("object"), any("object"), made % 4 === 0 ? "discuss" : "no"),
      () => writeField(doc, by, { kind: "cta", id: any("cta"), field: "verb" }, `Do ${made}`),
      () => writeField(doc, by, { kind: "attribute", id: any("attribute"), field: "name" }, `Attribute ${made}`),
      () => proseOf(doc, { kind: "object", id: any("object"), field: "definition" })?.insert(0, "w "),
      () => writeAnswer(doc, by, "ctaAnswer", any("object"), any("role"), "none"),
    ];
    turns[(made + Number(by.by.replace(/\D/g, ""))) % turns.length]?.();
  };
}

/** Where a peer is in a view: at one of the first objects, so that it is in sight. */
export function presenceIn({ ids }: BenchProject, view: string): object {
  const among = (list: readonly string[]) => list[Math.floor(Math.random() * Math.min(8, list.length))] ?? "";
  const [object, other, role] = [among(ids.object), among(ids.object), among(ids.role)];
  const typing = Math.random() < 0.3;
  if (view === "nested-objects") return { at: { view, kind: "cell", id: pairKey(object, other) }, typing };
  if (view === "cta-matrix") return { at: { view, kind: "cell", id: pairKey(object, role) }, typing };
  if (view === "object-map")
    return { at: { view, kind: "object", id: object }, pointer: { view, object, x: Math.random(), y: 300 * Math.random() } };
  return { at: { view, kind: "object", id: object, field: "definition" }, typing };
}
