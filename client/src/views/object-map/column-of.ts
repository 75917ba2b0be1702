/** A column read from the model store, for showing and for planning a move. Cheap: in proportion to what hangs on the object. */
import type { ModelStore, Topic } from "#client/project/model-store.ts";
import { buildCtaIndex, ctasOf } from "#shared/artifacts/cta-index.ts";
import type { Direction } from "#shared/artifacts/nesting-cell.ts";
import { type Arrangement, type MapColumn, readColumn } from "#shared/artifacts/object-map.ts";
import type { RelationshipEntity } from "#shared/artifacts/planned-change.ts";

/** How many fit on a card where nobody said. */
export const cardLineIfUnset = 5;

export function columnOf(store: ModelStore, object: string, arrangement: Arrangement): MapColumn {
  const roles = shownRoles(store);
  const ctas = store.idsOn("cta", object).flatMap((id) => store.entity("cta", id) ?? []);
  const index = buildCtaIndex({ objects: [object], roles, ctas, phases: [], answers: [] });
  return readColumn(
    {
      object,
      attributes: store.idsOn("attribute", object).flatMap((id) => store.entity("attribute", id) ?? []),
      nested: nestedOn(store, object),
      ctas: ctasOf(index, object),
      roles,
      cardLine: store.project().cardLine ?? cardLineIfUnset,
    },
    arrangement,
  );
}

/** Everything whose change may change the column. */
export function topicsOf(store: ModelStore, object: string): Topic[] {
  const kinds = ["attribute", "relationship", "cta"] as const;
  return [
    "project",
    "ids:role",
    ...kinds.map((kind): Topic => `on:${kind}:${object}`),
    ...kinds.flatMap((kind) => store.idsOn(kind, object).map((id): Topic => `entity:${kind}:${id}`)),
  ];
}

export const shownRoles = (store: ModelStore): string[] => store.ids("role").filter((id) => store.entity("role", id)?.archived === false);

export function nestedOn(store: ModelStore, object: string): { relationship: RelationshipEntity; direction: Direction }[] {
  return store.idsOn("relationship", object).flatMap((id) => {
    const relationship = store.entity("relationship", id);
    if (!relationship) return [];
    const directions: Direction[] = [];
    if (relationship.source === object) directions.push("out");
    if (relationship.target === object) directions.push("in");
    return directions.map((direction) => ({ relationship, direction }));
  });
}
