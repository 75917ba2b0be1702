/** Objects whose column has to do with the filter: by their names, or by a note on them. The same array until that changes. */
import { useMemo } from "react";
import type { ModelStore } from "#client/project/model-store.ts";
import { useProject } from "#client/project/project-context.tsx";
import { useObjectNames } from "#client/project/use-entities.ts";

export function useFilteredObjects(objects: readonly string[], filter: string): readonly string[] {
  const { store } = useProject();
  const names = useObjectNames();
  const words = fold(filter).split(/\s+/).filter(Boolean).join(" ");
  return useMemo(() => {
    const wanted = words.split(" ").filter(Boolean);
    if (wanted.length === 0 || !names) return objects;
    return objects.filter((id) => {
      const text = textOf(store, id);
      return wanted.every((word) => text.includes(word));
    });
  }, [objects, words, store, names]);
}

function textOf(store: ModelStore, id: string): string {
  const object = store.entity("object", id);
  if (!object) return "";
  const synonyms = object.synonyms.map(({ value }) => value.text);
  const attributes = store.idsOn("attribute", id).map((each) => store.entity("attribute", each)?.name ?? "");
  const ctas = store.idsOn("cta", id).map((each) => store.entity("cta", each)?.verb ?? "");
  return fold([object.name, object.plural, ...synonyms, ...attributes, ...ctas].join("\n"));
}

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
