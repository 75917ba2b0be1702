/** The rail of a phone: the artifacts, and the way home. */
import { Link } from "@tanstack/react-router";
import { LayoutGrid } from "lucide-react";
import { KindMark } from "../parts/kind-mark.tsx";
import { useProject } from "../project/project-context.tsx";
import { startPath, views } from "../views/views.ts";

const item =
  "relative grid content-center justify-items-center gap-1 text-xs text-ink-2 aria-[current=page]:font-semibold aria-[current=page]:text-ink " +
  "aria-[current=page]:before:absolute aria-[current=page]:before:-top-px aria-[current=page]:before:h-[3px] aria-[current=page]:before:w-5 aria-[current=page]:before:rounded-b-xs aria-[current=page]:before:bg-ink";

/** Where a project begins stands first, under the thumb. */
const inReach = [...views].sort((a, b) => Number(b.path === startPath) - Number(a.path === startPath));

export function BottomBar() {
  const project = useProject();
  return (
    <nav
      aria-label="Artifacts"
      data-region
      className="hidden auto-cols-fr grid-flow-col border-t border-line bg-canvas pb-1.5 max-phone:grid"
    >
      {inReach.map((view) => (
        <Link
          key={view.path}
          to="/p/$project/$view/{-$item}"
          params={{ project: project.id, view: view.path, item: undefined }}
          className={item}
        >
          {({ isActive }) => (
            <>
              <KindMark kind={view.mark} onPaper={isActive} className="size-[18px]" />
              {view.short}
            </>
          )}
        </Link>
      ))}
      <Link to="/" className={item}>
        <LayoutGrid className="size-[18px]" aria-hidden />
        Projects
      </Link>
    </nav>
  );
}
