/** Going to an item or a place of the open project: the view where it is at home, or the one that is asked for. */
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { EntityKind } from "#shared/schema/entities.ts";
import { useProject } from "../project/project-context.tsx";
import { homeOf, type ProjectView, views } from "../views/views.ts";

export interface Places {
  /** Opens a view, at an item that its address can name. */
  go(path: string, item?: string): void;
  /** Opens an item where it is at home; `owner` is the object it hangs on, for kinds that no view shows yet. */
  open(kind: EntityKind, id: string, owner?: string | null): void;
}

export function usePlaces(): Places {
  const { id: project } = useProject();
  const navigate = useNavigate();
  return useMemo(() => {
    const go: Places["go"] = (path, item) =>
      void navigate({ to: "/p/$project/$view/{-$item}", params: { project, view: path, item: item ?? undefined } });
    return {
      go,
      open(kind, id, owner = null) {
        const view = homeOf(kind);
        if (view) return go(view.path, id);
        const guide = homeOf("object");
        if (guide) go(guide.path, owner ?? undefined);
      },
    };
  }, [navigate, project]);
}

/** The view after or before another, round the end. */
export function besideView(path: string, step: 1 | -1): ProjectView | null {
  const at = views.findIndex((each) => each.path === path);
  return at === -1 || views.length < 2 ? null : (views[(at + step + views.length) % views.length] ?? null);
}
