/** Tells the menus of all views where else an item can be seen. */
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { EntityKind } from "#shared/schema/entities.ts";
import { ItemPlacesContext } from "../parts/item-places.ts";
import { useProject } from "../project/project-context.tsx";
import { homeOf, views } from "../views/views.ts";
import { usePlaces } from "./open-place.ts";

export function ItemPlacesProvider({ children }: { children: ReactNode }) {
  const { id: project } = useProject();
  const { view: shown } = useParams({ strict: false });
  const { go } = usePlaces();
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
            open: () => go(view.path, id),
          })),
      linkTo(kind: string, id: string) {
        const view = able(kind).find(({ path }) => path === shown) ?? homeOf(kind as EntityKind);
        return view && `${location.origin}/p/${project}/${view.path}/${encodeURIComponent(id)}`;
      },
    };
  }, [project, shown, go]);
  return <ItemPlacesContext value={value}>{children}</ItemPlacesContext>;
}

/** "Object map" → "object map", "CTA matrix" stays. */
const inSentence = (label: string): string => (/^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));
