/**
 * Fills a fresh document with a whole project at once: one transaction, unknown to undo. For imports and samples.
 */
import { OrcaError } from "../errors.ts";
import type { EntityDefinition } from "../schema/define-entity.ts";
import { allDefinitions, entities } from "../schema/entities.ts";
import { titleOf } from "../schema/title.ts";
import { type EntityRef, newProjectDocument, type ProjectDoc, rootOf } from "./layout.ts";
import { type Prepared, prepareValues, putPrepared, refuse } from "./put.ts";
import { seedEntities } from "./write.ts";
import type { Writer } from "./writer.ts";

export interface ProjectSeed {
  readonly project: Readonly<Record<string, unknown>>;
  readonly entities: readonly (EntityRef & { readonly values: Readonly<Record<string, unknown>> })[];
  /** By the item they rank. */
  readonly priorities: readonly { readonly item: string; readonly values: Readonly<Record<string, unknown>> }[];
}

/** @throws field/invalid when a value does not fit, with the thing in words as its path; nothing is written then */
export function seedProject(doc: ProjectDoc, writer: Writer, seed: ProjectSeed): void {
  const { fields } = allDefinitions.priority;
  const ranked = seed.priorities.map(({ item, values }) => ({ item, prepared: prepareNamed(allDefinitions.priority, values) }));
  prepareNamed(allDefinitions.project, seed.project);
  for (const { kind, values } of seed.entities) prepareNamed(entities[kind], values);
  doc.transact(() => {
    newProjectDocument(doc, seed.project, writer);
    seedEntities(doc, writer, seed.entities);
    const root = rootOf(doc, "priority");
    for (const { item, prepared } of ranked) {
      for (const [name, value] of prepared) putPrepared(root, [[`${item}.${name}`, value]], fields);
    }
  }, writer.untracked);
}

/** Among hundreds of things a path like `object.name` helps nobody. */
function prepareNamed(definition: EntityDefinition, values: Readonly<Record<string, unknown>>): Prepared[] {
  try {
    return prepareValues(definition, values);
  } catch (error) {
    if (!(error instanceof OrcaError) || error.code !== "field/invalid") throw error;
    const { field, why } = error.details;
    return refuse(`the ${String(field).toLowerCase()} of the ${wordsFor(definition.label, titleOf(values))}`, String(field), String(why));
  }
}

const longestTitle = 40;

/** `object “Ship”`; a title that is far too long is cut, and shows by its beginning which it is. */
function wordsFor(label: string, title: string): string {
  const shown =
    title.length > longestTitle
      ? `${title
          .slice(0, longestTitle)
          .toWellFormed()
          .replace(/\uFFFD$/, "")}…`
      : title;
  return shown === "" ? label.toLowerCase() : `${label.toLowerCase()} “${shown}”`;
}
