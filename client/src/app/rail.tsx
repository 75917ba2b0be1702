/** The artifacts under their rounds, with how far each has come. Below 1180 px only marks, below 720 px the bottom bar. */

import { Link, useParams } from "@tanstack/react-router";
import { grouped } from "#shared/artifacts/counted.ts";
import { rounds } from "#shared/schema/steps.ts";
import { KindMark } from "../parts/kind-mark.tsx";
import { ProcessGrid } from "../parts/process-grid.tsx";
import { ProgressRing } from "../parts/progress-ring.tsx";
import { useProject } from "../project/project-context.tsx";
import { type ProjectView, startPath, views } from "../views/views.ts";
import { cellsOf } from "./progress/cells.ts";
import { useAllProgress, useProgress } from "./progress/progress.ts";

const shownRounds = ([1, 2, 3, 4] as const)
  .map((round) => ({ round, views: views.filter((view) => view.round === round) }))
  .filter((each) => each.views.length > 0);

const roundLabel = (round: number): string => rounds[round - 1]?.label ?? "";

export function Rail() {
  return (
    <nav aria-label="ORCA rounds" data-region className="flex min-h-0 flex-col overflow-y-auto px-2 pb-1 max-phone:hidden">
      <RailHead />
      {shownRounds.map(({ round, views: ofRound }) => (
        <section key={round} aria-labelledby={`round-${round}`} className="mt-2">
          <h2
            id={`round-${round}`}
            className="flex h-6 items-center gap-2 px-2 text-sm font-semibold text-ink-2 max-rail:justify-center max-rail:px-0"
          >
            <span className="w-3.5 text-center font-medium text-ink-3">{round}</span>
            <span className="max-rail:sr-only">{roundLabel(round)}</span>
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

/** The process as a mark: each artifact that exists fills its cell; beside it the round of the one that is shown. */
function RailHead() {
  const { view: path } = useParams({ strict: false });
  const view = views.find((each) => each.path === path) ?? views.find((each) => each.path === startPath);
  const cells = cellsOf(useAllProgress());
  const round = view?.round ?? 1;
  return (
    <div className="mb-1.5 flex items-center gap-3 p-2 max-rail:justify-center max-rail:px-0 max-rail:py-1">
      <ProcessGrid cells={cells} />
      <p className="grid max-rail:hidden">
        <b>{roundLabel(round)}</b>
        <small className="text-xs text-ink-3">Round {round} of 4</small>
      </p>
    </div>
  );
}

function RailItem({ view }: { view: ProjectView }) {
  const project = useProject();
  const { done, of } = useProgress(view.artifact);
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
              {grouped(open)}
            </span>
          )}
          <span className="contents max-rail:hidden">
            <ProgressRing done={done} of={of} label={`${grouped(done)} of ${grouped(of)} ${view.doneWord}`} />
          </span>
        </>
      )}
    </Link>
  );
  return <li>{link}</li>;
}
