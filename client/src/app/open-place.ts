/** Going to an item or a place of the open project: the view where it is at home, or the one that is asked for. */
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { EntityKind } from "#shared/schema/entities.ts";
import { askForFocus } from "../parts/focus-free.ts";
import { isPhone } from "../parts/use-phone.ts";
import { useProject } from "../project/project-context.tsx";
import { homeOf, type ProjectView, views } from "../views/views.ts";

export interface Places {
  /** Opens a view, at an item that its address can name; the focus stays with whoever is at work. */
  go(path: string, item?: string): void;
  /** The same for who goes there to work on: the view takes the focus. */
  enter(path: string, item?: string): void;
  /** Enters an item where it is at home; `owner` is the object it hangs on, for kinds that no view shows yet. */
  open(kind: EntityKind, id: string, owner?: string | null): void;
}

export function usePlaces(): Places {
  const { id: project } = useProject();
  const navigate = useNavigate();
  return useMemo(() => {
    const go: Places["go"] = (path, item) =>
      void navigate({ to: "/p/$project/$view/{-$item}", params: { project, view: path, item: item ?? undefined } });
    const enter: Places["enter"] = (path, item) => {
      // On a phone the view without an item is its list.
      const isHere = item === undefined && location.pathname.split("/")[3] === path && !isPhone();
      askForFocus(isHere ? "now" : "when it opens");
      if (!isHere) go(path, item);
    };
    return {
      go,
      enter,
      open(kind, id, owner = null) {
        const view = homeOf(kind);
        if (view) return enter(view.path, id);
        const guide = homeOf("object");
        if (guide) enter(guide.path, owner ?? undefined);
      },
    };
  }, [navigate, project]);
}

/** The view after or before another, round the end. */
export function besideView(path: string, step: 1 | -1): ProjectView | null {
  const at = views.findIndex((each) => each.path === path);
  return at === -1 || views.length < 2 ? null : (views[(at + step + views.length) % views.length] ?? null);
}
