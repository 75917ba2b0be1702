/** The artifacts under their rounds, with how far each has come. Below 1180 px only marks, below 720 px the bottom bar. */
import { Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { KindMark } from "../parts/kind-mark.tsx";
import { ProcessGrid } from "../parts/process-grid.tsx";
import { ProgressRing } from "../parts/progress-ring.tsx";
import type { ModelStore, Topic } from "../project/model-store.ts";
import { useProject } from "../project/project-context.tsx";
import { useIds, useSelect } from "../project/use-entities.ts";
import { type ProjectView, roundNames, views } from "../views/views.ts";

const rounds = ([1, 2, 3, 4] as const)
  .map((round) => ({ round, views: views.filter((view) => view.round === round) }))
  .filter((each) => each.views.length > 0);

const columns = ["object", "rel", "cta", "core"];

export function Rail() {
  return (
    <nav aria-label="ORCA rounds" data-region className="flex min-h-0 flex-col overflow-y-auto px-2 pb-1 max-phone:hidden">
      <RailHead />
      {rounds.map(({ round, views: ofRound }) => (
        <section key={round} aria-labelledby={`round-${round}`} className="mt-2">
          <h2
            id={`round-${round}`}
            className="flex h-6 items-center gap-2 px-2 text-sm font-semibold text-ink-2 max-rail:justify-center max-rail:px-0"
          >
            <span className="w-3.5 text-center font-medium text-ink-3">{round}</span>
            <span className="max-rail:sr-only">{roundNames[round]}</span>
          </h2>
          <ul>
            {ofRound.map((view) => (
              <RailItem key={view.path} view={view} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** The process as a mark; rounds without an artifact are empty. */
function RailHead() {
  const view = views[0];
  const { done, of } = useProgress(view);
  const cells = Array.from({ length: 16 }, () => 0);
  cells[(view.round - 1) * 4 + columns.indexOf(view.mark)] = of > 0 ? done / of : 0;
  return (
    <div className="mb-1.5 flex items-center gap-3 p-2 max-rail:justify-center max-rail:px-0 max-rail:py-1">
      <ProcessGrid cells={cells} />
      <p className="grid max-rail:hidden">
        <b>{roundNames[view.round]}</b>
        <small className="text-xs text-ink-3">Round {view.round} of 4</small>
      </p>
    </div>
  );
}

function RailItem({ view }: { view: ProjectView }) {
  const project = useProject();
  const { done, of } = useProgress(view);
  const open = of - done;
  const link = (
    <Link
      to="/p/$project/$view/{-$item}"
      params={{ project: project.id, view: view.path, item: undefined }}
      activeOptions={{ exact: false }}
      className="flex h-row-rail items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-fill hover:text-ink aria-[current=page]:bg-fill-2 aria-[current=page]:font-medium aria-[current=page]:text-ink max-rail:h-9 max-rail:justify-center max-rail:px-0"
    >
      {({ isActive }) => (
        <>
          <KindMark kind={view.mark} onPaper={isActive} className="size-3.5 max-rail:size-[18px]" />
          <span className="min-w-0 flex-1 truncate max-rail:sr-only">{view.label}</span>
          {open > 0 && (
            <span aria-hidden="true" className="text-xs font-regular text-ink-3 tabular-nums max-rail:hidden">
              {open}
            </span>
          )}
          <span className="contents max-rail:hidden">
            <ProgressRing done={done} of={of} label={`${done} of ${of} ${view.progress.doneWord}`} />
          </span>
        </>
      )}
    </Link>
  );
  return <li>{link}</li>;
}

/** How many items have what the view asks for; renders again only when a number changes. */
function useProgress({ progress }: ProjectView): { done: number; of: number } {
  const ids = useIds(progress.kind);
  const topics: Topic[] = ids.map((id): Topic => `entity:${progress.kind}:${id}`);
  const count = useCallback(
    (store: ModelStore) =>
      store.ids(progress.kind).filter((id) => {
        const entity = store.entity(progress.kind, id);
        return entity !== null && progress.isDone(entity);
      }).length,
    [progress],
  );
  return { done: useSelect(topics, count), of: ids.length };
}
