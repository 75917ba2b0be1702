/**
 * Fills a fresh document with a whole project at once: one transaction, unknown to undo. For imports and samples.
 */
import { allDefinitions, entities } from "../schema/entities.ts";
import { type EntityRef, newProjectDocument, type ProjectDoc, rootOf } from "./layout.ts";
import { prepareValues, putPrepared } from "./put.ts";
import { seedEntities } from "./write.ts";
import type { Writer } from "./writer.ts";

export interface ProjectSeed {
  readonly project: Readonly<Record<string, unknown>>;
  readonly entities: readonly (EntityRef & { readonly values: Readonly<Record<string, unknown>> })[];
  /** By the item they rank. */
  readonly priorities: readonly { readonly item: string; readonly values: Readonly<Record<string, unknown>> }[];
}

/** @throws field/invalid when a value does not fit; nothing is written then */
export function seedProject(doc: ProjectDoc, writer: Writer, seed: ProjectSeed): void {
  const { fields } = allDefinitions.priority;
  const ranked = seed.priorities.map(({ item, values }) => ({ item, prepared: prepareValues(allDefinitions.priority, values) }));
  for (const { kind, values } of seed.entities) prepareValues(entities[kind], values);
  doc.transact(() => {
    newProjectDocument(doc, seed.project, writer);
    seedEntities(doc, writer, seed.entities);
    const root = rootOf(doc, "priority");
    for (const { item, prepared } of ranked) {
      for (const [name, value] of prepared) putPrepared(root, [[`${item}.${name}`, value]], fields);
    }
  }, writer.untracked);
}
