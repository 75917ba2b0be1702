/** The attributes of an object: core content first, then metadata, each by rank, with the type in words. */
import { Note } from "#client/parts/note.tsx";
import { useIdsOn } from "#client/project/use-entities.ts";
import { attributeTypeWords } from "#shared/schema/attribute-words.ts";
import { Glance } from "./glance.tsx";
import { byRank } from "./relationship-words.ts";
import { useAll } from "./use-all.ts";

export function AttributesGlance({ id }: { id: string }) {
  const attributes = useAll("attribute", useIdsOn("attribute", id));
  const isMeta = (kind: string) => kind === "metadata";
  const sorted = [...attributes].sort(
    (a, b) => Number(isMeta(a.kind)) - Number(isMeta(b.kind)) || byRank({ rank: a.rank, key: a.id }, { rank: b.rank, key: b.id }),
  );
  const rows = sorted.map((attribute) => ({
    key: attribute.id,
    row: (
      <Note kind={isMeta(attribute.kind) ? "meta" : "core"} end={attributeTypeWords(attribute)}>
        {attribute.name || "No name yet"}
        {isMeta(attribute.kind) && <span className="sr-only">, metadata</span>}
      </Note>
    ),
  }));
  return <Glance key={id} title="Attributes" mark="core" count={attributes.length} rows={rows} empty="None yet." />;
}
