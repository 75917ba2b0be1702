/** A pasted column becomes attributes of an object, each name once (rule P16); what was there already is told. */
import { readItems } from "#shared/import/list-paste.ts";
import { readTable } from "#shared/import/table-paste.ts";
import { attribute } from "#shared/schema/entities/attribute.ts";
import { showToast } from "../../parts/toast.tsx";
import { addAttributes, type MapWorld, objectName } from "./map-commands.ts";
import { pastedSentence } from "./map-words.ts";

export function pasteAttributes(
  world: MapWorld,
  object: string,
  kind: "core" | "metadata",
  clipboard: { readonly text: string; readonly html: string },
): void {
  const has = world.store.idsOn("attribute", object).flatMap((id) => world.store.entity("attribute", id)?.name ?? []);
  const { problem, items, known, tooLong } = readItems(readTable(clipboard), has, attribute.fields.name.max);
  if (problem !== "") return void showToast({ tone: "error", says: problem });
  if (items.length > 0) addAttributes(world, object, kind, items);
  const long = tooLong.length > 0 ? `. ${tooLong.length} too long to be a name` : "";
  showToast({ says: `${pastedSentence(items.length, known.length, objectName(world, object))}${long}` });
}
