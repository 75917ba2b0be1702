/** How a relationship reads from one of its ends: "is presented by Speaker", 1..n. Pure. Rule G10. */
import type { Entity } from "#shared/schema/entities.ts";
import { multiplicitySign, multiplicityWords } from "#shared/schema/multiplicity.ts";

export interface RelationshipEnd {
  readonly key: string;
  /** The object at the other end. */
  readonly other: string;
  readonly label: string;
  /** True where only the other end has words: then the other object's name comes first. */
  readonly fromOther: boolean;
  readonly sign: string;
  readonly words: string;
  readonly rank: string;
}

/** One row, or two where an object is related to itself and both directions have words. */
export function endsAt(relationship: Entity<"relationship">, objectId: string): RelationshipEnd[] {
  const { id, source, target, label, inverseLabel, sourceToTarget, targetToSource } = relationship;
  const out = () => ({
    ...said(label, inverseLabel),
    key: `${id}.out`,
    other: target,
    sign: multiplicitySign(sourceToTarget),
    words: multiplicityWords(sourceToTarget),
    rank: relationship["out.rank"],
  });
  const into = () => ({
    ...said(inverseLabel, label),
    key: `${id}.in`,
    other: source,
    sign: multiplicitySign(targetToSource),
    words: multiplicityWords(targetToSource),
    rank: relationship["in.rank"],
  });
  if (source === target) return inverseLabel ? [out(), into()] : [out()];
  return source === objectId ? [out()] : target === objectId ? [into()] : [];
}

function said(own: string, others: string): Pick<RelationshipEnd, "label" | "fromOther"> {
  return own === "" && others !== "" ? { label: others, fromOther: true } : { label: own || "is related to", fromOther: false };
}

/** By hand-made rank; what was never ranked comes last, in a stable order. */
export function byRank(a: { rank: string; key: string }, b: { rank: string; key: string }): number {
  if (a.rank !== b.rank) return a.rank === "" ? 1 : b.rank === "" ? -1 : a.rank < b.rank ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
