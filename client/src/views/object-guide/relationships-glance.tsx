/** The relationships of an object, read from its side. Pressing one goes to the other object. */
import { Note } from "#client/parts/note.tsx";
import { useIdsOn } from "#client/project/use-entities.ts";
import { useOpenItem } from "../../fields/open-item.ts";
import { Glance } from "./glance.tsx";
import { byRank, endsAt, type RelationshipEnd } from "./relationship-words.ts";
import { useAll } from "./use-all.ts";
import { useObjectField } from "./use-object-field.ts";

export function RelationshipsGlance({ id }: { id: string }) {
  const relationships = useAll("relationship", useIdsOn("relationship", id));
  const ends = relationships.flatMap((relationship) => endsAt(relationship, id)).sort(byRank);
  return (
    <Glance
      key={id}
      title="Relationships"
      mark="rel"
      count={relationships.length}
      rows={ends.map((end) => ({ key: end.key, row: <RelationshipRow end={end} /> }))}
      empty="None yet."
    />
  );
}

function RelationshipRow({ end }: { end: RelationshipEnd }) {
  const other = useObjectField(end.other, "name") || "an object without a name";
  const open = useOpenItem();
  const name = <b className="font-semibold">{other}</b>;
  const sign = end.sign && (
    <>
      <span aria-hidden="true">{end.sign}</span>
      <span className="sr-only">, {end.words}</span>
    </>
  );
  return (
    <button type="button" onClick={() => open?.("object", end.other)} className="block w-full rounded-xs text-left hover:brightness-97">
      <Note kind="rel" end={sign}>
        {end.fromOther ? (
          <>
            {name} {end.label} this
          </>
        ) : (
          <>
            {end.label} {name}
          </>
        )}
      </Note>
    </button>
  );
}
