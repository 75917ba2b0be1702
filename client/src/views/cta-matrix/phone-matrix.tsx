/** The matrix on a phone: choose an object, see what each role may do with it, open one of them. */
import { ChevronRight } from "lucide-react";
import { memo, useCallback, useMemo, useRef, useState } from "react";
import { useShowPlace } from "#client/project/presence.ts";
import { useProject } from "#client/project/project-context.tsx";
import { useCtaHeads, useCtaOverview, useCtaReading } from "#client/project/use-cta-index.ts";
import { counted } from "#shared/artifacts/counted.ts";
import type { PrimaryQuestion as Question } from "#shared/artifacts/cta-changes.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { type CtaFilter, countOfObject, ctaHead, describeCtaHead } from "#shared/artifacts/cta-matrix.ts";
import { useGrid } from "../../parts/grid/grid-state.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { ProgressRing } from "../../parts/progress-ring.tsx";
import { Segmented } from "../../parts/segmented.tsx";
import { DrawerOfCta } from "./cta-drawer.tsx";
import { filterOptions } from "./filter-options.tsx";
import { MatrixContext, useMatrix } from "./matrix-context.ts";
import { MatrixFoot } from "./matrix-foot.tsx";
import type { ChipAt } from "./matrix-state.ts";
import { PhoneObject } from "./phone-object.tsx";
import { PrimaryQuestion } from "./primary-question.tsx";
import { RolesDialog, type RolesShown } from "./roles-dialog.tsx";
import { useAnnounce } from "./use-announce.ts";
import { useEntityName } from "./use-entity-name.ts";
import type { HeadCommands } from "./use-heads.ts";
import { useMatrixShared } from "./use-matrix-shared.ts";
import { useShownHeads } from "./use-shown-heads.ts";
import { startOf } from "./use-start-at.ts";
import type { FilledMatrixProps, MatrixProps } from "./view-props.ts";

export function PhoneMatrix({ item, onShow, heads }: FilledMatrixProps) {
  const { store } = useProject();
  const [filter, setFilter] = useState<CtaFilter>("all");
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const [announcement, announce] = useAnnounce();
  const drawer = useRef<HTMLElement>(null);
  const axes = useShownHeads(filter, false);
  const grid = useGrid(axes);
  const openDrawer = useCallback((chip: ChipAt) => onShow(chip.cta), [onShow]);
  const shared = useMatrixShared({ grid, drawer, isTurned: false, filter, heads, announce, openDrawer, ask: setQuestions });
  const at = useMemo(() => {
    const start = item === null ? null : startOf(store, item);
    const from = shared.state.get().chip;
    return start && from?.cta === start.cta && start.cta !== "" ? from : start;
  }, [store, item, shared]);
  const [question = null] = questions;
  const answer = (cta: string) => {
    if (question && cta !== question.has) shared.gestures.stays(question, cta);
    setQuestions(questions.slice(1));
  };
  useShowPlace(at ? { view: "cta-matrix", kind: at.cta === "" ? "object" : "cta", id: at.cta || at.object } : { view: "cta-matrix" });
  return (
    <MatrixContext value={shared}>
      <div className="cta-matrix flex min-h-0 min-w-0 flex-1 flex-col">
        {at && at.cta !== "" && <DrawerOfCta root={drawer} chip={at} onClose={() => onShow(at.object, "replace")} />}
        {at && at.cta === "" && at.object !== "" && <PhoneObject key={at.object} object={at.object} onShow={onShow} />}
        {(!at || at.object === "") && <ObjectList objects={axes.rows} filter={filter} onFilter={setFilter} onShow={onShow} heads={heads} />}
        <p role="status" className="sr-only">
          {announcement}
        </p>
        <PrimaryQuestion question={question} onAnswer={answer} />
      </div>
    </MatrixContext>
  );
}

interface ObjectListProps {
  objects: readonly string[];
  filter: CtaFilter;
  onFilter: (filter: CtaFilter) => void;
  onShow: MatrixProps["onShow"];
  heads: HeadCommands;
}

function ObjectList({ objects, filter, onFilter, onShow, heads }: ObjectListProps) {
  const { may } = useMatrix();
  const head = useCtaOverview(ctaHead, []);
  const [isAdding, setAdding] = useState(false);
  const [roles, setRoles] = useState<RolesShown | null>(null);
  return (
    <section aria-label="Objects" data-region className="min-h-0 flex-1 overflow-y-auto">
      <header className="grid gap-2 px-4 pt-3 pb-2">
        <div className="flex items-center">
          <h2 className="flex-1 text-lg font-semibold tracking-[-.016em]">CTA matrix</h2>
          <button type="button" onClick={() => setRoles({ role: null })} className="h-11 rounded-md px-2 font-medium text-ink-2">
            {may ? "Roles" : "Show roles"}
          </button>
        </div>
        <p className="text-sm text-ink-3 tabular-nums">{describeCtaHead(head)}</p>
        <div className="-mx-4 overflow-x-auto px-4">
          <Segmented<CtaFilter> label="Show" value={filter} options={filterOptions(head, filter)} onChange={onFilter} />
        </div>
      </header>
      <ul>
        {objects.map((id) => (
          <ObjectLink key={id} id={id} onShow={onShow} />
        ))}
      </ul>
      {objects.length === 0 && <p className="px-4 py-3 text-ink-2">No object has such a call to action.</p>}
      <MatrixFoot isAdding={isAdding} onAdding={setAdding} onAdd={(names) => heads.add("object", names)} />
      <RolesDialog shown={roles} onShow={setRoles} heads={heads} />
    </section>
  );
}

const ObjectLink = memo(function ObjectLink({ id, onShow }: { id: string; onShow: MatrixProps["onShow"] }) {
  const name = useEntityName("object", id).trim() || "No name yet";
  const { roles } = useCtaHeads();
  const count = useCtaReading(`object:${id}`, (index) => countOfObject(index, id));
  const answered = useCtaOverview((index) => roles.filter((role) => ctaCellOf(index, id, role).state !== "unanswered").length, [id, roles]);
  return (
    <li className="border-b border-line">
      <button
        type="button"
        onClick={() => onShow(id)}
        className="flex min-h-14 w-full items-center gap-2.5 px-4 text-left -outline-offset-2!"
      >
        <KindMark kind="object" />
        <span className="grid min-w-0 flex-1">
          <span className="truncate font-medium">{name}</span>
          <span className="truncate text-sm text-ink-3">{counted(count, "call to action", "calls to action")}</span>
        </span>
        <ProgressRing done={answered} of={roles.length} label={`${answered} of ${roles.length} roles answered`} />
        <ChevronRight className="size-4 text-ink-3" aria-hidden />
      </button>
    </li>
  );
});
