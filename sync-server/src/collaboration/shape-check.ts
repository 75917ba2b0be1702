/**
 * Whether what an update changed still looks like a project: nothing nested too deep, no more entities than a project may
 * have, every changed field of the sort its kind asks for.
 *
 * It looks only at what the update touched. Rules A13 to A16, docs/spec/admission.md.
 */
import * as Y from "yjs";
import { checkShape } from "#shared/document/shape.ts";
import type { ErrorDetails } from "#shared/errors.ts";
import { allDefinitions } from "#shared/schema/entities.ts";
import type { Limits } from "../settings.ts";

type YType = Y.AbstractType<unknown>;

const boundOfRoot: Readonly<Record<string, keyof Limits>> = {
  [allDefinitions.object.root]: "objects",
  [allDefinitions.relationship.root]: "relationships",
  [allDefinitions.cta.root]: "ctas",
  [allDefinitions.attribute.root]: "attributes",
};

/** @returns what is wrong and where, or null */
export function shapeProblem({ changed, doc }: Y.Transaction, limits: Limits): ErrorDetails | null {
  for (const type of changed.keys()) {
    if (depthOf(type as unknown as YType, limits.nestingDepth) > limits.nestingDepth) return { why: "things are nested too deep in it" };
  }
  const problem = checkShape(doc, changed);
  return problem ? { path: problem.path, why: problem.why } : null;
}

/** @returns which bound of a project was passed, or null */
export function countProblem({ changed, doc }: Y.Transaction, limits: Limits): ErrorDetails | null {
  if (doc.store.clients.size > limits.documentClients) return { max: `${limits.documentClients} devices` };
  for (const type of changed.keys()) {
    if (type._item) continue;
    const root = Y.findRootTypeKey(type as unknown as YType);
    const max = limits[boundOfRoot[root] ?? "entities"] as number;
    if (type._map.size > max) return { max: `${max} ${root}` };
  }
  return null;
}

function depthOf(type: YType, enough: number): number {
  let depth = 1;
  for (let item = type._item; item && depth <= enough; item = (item.parent as YType)._item) depth++;
  return depth;
}
