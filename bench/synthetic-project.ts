/**
 * Projects of any size that nobody wrote: the design size is 500 objects (architecture.md 3).
 */
import * as Y from "yjs";
import { newProjectDocument } from "#shared/document/layout.ts";
import { createEntities, type Writer } from "#shared/document/write.ts";

const perObject = { attributes: 8, ctas: 4, relationships: 2 };
const sentence = "Something people name, count and talk about, with a life of its own and a place beside the others.";

/** A document with `count` objects and what hangs on them: 8 attributes, 4 calls to action, 2 relationships each. */
export function makeProject(count: number): Y.Doc {
  const doc = new Y.Doc();
  const writer: Writer = { by: "bench", now: () => 1_790_000_000_000, origin: "bench", untracked: "bench" };
  newProjectDocument(doc, { name: `${count} objects` }, writer);
  const objects = createEntities(
    doc,
    writer,
    numbers(count).map((n) => ({
      kind: "object",
      values: { name: `Object ${n}`, plural: `Objects ${n}`, definition: `${sentence} Number ${n}.`, purpose: sentence },
    })),
  );
  const [role = ""] = createEntities(doc, writer, [{ kind: "role", values: { name: "Member" } }]);
  createEntities(
    doc,
    writer,
    objects.flatMap((object, n) => hangOn(object, n, role, objects)),
  );
  return doc;
}

/** The document as the socket carries it. */
export const encodeProject = (count: number): Uint8Array => Y.encodeStateAsUpdate(makeProject(count));

function hangOn(object: string, n: number, role: string, objects: readonly string[]) {
  const other = (k: number) => objects[(n * 7 + k * 13 + 1) % objects.length] ?? object;
  return [
    ...numbers(perObject.attributes).map(
      (k) => ({ kind: "attribute", values: { object, name: `Attribute ${k} of ${n}`, dataType: "text" } }) as const,
    ),
    ...numbers(perObject.ctas).map(
      (k) => ({ kind: "cta", values: { object, verb: `Do ${k}`, roles: { [role]: { rank: "primary", order: "a0" } } } }) as const,
    ),
    ...numbers(perObject.relationships).map(
      (k) => ({ kind: "relationship", values: { source: object, target: other(k), label: `has ${k}` } }) as const,
    ),
  ];
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
