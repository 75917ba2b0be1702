/** Tells the menus of all views where else an item can be seen. */
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo, useRef } from "react";
import type { EntityKind } from "#shared/schema/entities.ts";
import { ItemPlacesContext } from "../parts/item-places.ts";
import { useProject } from "../project/project-context.tsx";
import { useMay } from "../project/use-write.ts";
import { homeOf, views } from "../views/views.ts";
import { usePlaces } from "./open-place.ts";

export function ItemPlacesProvider({ children }: { children: ReactNode }) {
  const open = useProject();
  const { id: project, store } = open;
  const { view: shown, item } = useParams({ strict: false });
  const may = useMay();
  const { go, enter } = usePlaces();
  const at = useRef(item);
  at.current = item;
  const value = useMemo(() => {
    const able = (kind: string) => views.filter((view) => view.shows.includes(kind as EntityKind));
    return {
      others: (kind: string, id: string) =>
        able(kind)
          .filter((view) => view.path !== shown)
          .map((view) => ({
            label: `Open in the ${inSentence(view.label)}`,
            mark: view.mark,
            keys: ["g", view.letter],
            open: () => enter(view.path, id),
          })),
      linkTo(kind: string, id: string) {
        const view = able(kind).find(({ path }) => path === shown) ?? homeOf(kind as EntityKind);
        return view && `${location.origin}/p/${project}/${view.path}/${encodeURIComponent(id)}`;
      },
      mergeOf(kind: string, id: string) {
        if (kind !== "object" || !may || store.ids("object").length < 2) return null;
        // The address leads to what it reads as now.
        const follow = (into: string) => at.current === id && shown && go(shown, into);
        return () => void import("./merge-object.ts").then(({ askMerge }) => askMerge(open, id, follow));
      },
    };
  }, [open, project, store, shown, may, go, enter]);
  return <ItemPlacesContext value={value}>{children}</ItemPlacesContext>;
}

/** "Object map" → "object map", "CTA matrix" stays. */
const inSentence = (label: string): string => (/^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));
