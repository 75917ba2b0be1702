/** The objects under their phase. One row is a tab stop; arrows, J and K, Home and End go through the rows (ui/README.md 5). */

import { useRef } from "react";
import { lazyPart } from "#client/parts/lazy-part.ts";
import { ContextMenu } from "#client/parts/menu.tsx";
import { PhaseMark } from "#client/parts/phase-mark.tsx";
import { grouped } from "#shared/artifacts/counted.ts";
import type { Phase, PhaseGroup } from "./list-rows.ts";
import { ObjectRow } from "./object-row.tsx";

export interface ObjectListProps {
  groups: readonly PhaseGroup[];
  open: string | null;
  renamed: string | null;
  mayWrite: boolean;
  onOpen: (id: string) => void;
  onRename: (id: string | null) => void;
  onDelete: (id: string) => void;
}

const RowMenu = lazyPart(async () => (await import("./row-menu.tsx")).RowMenu);

const markOf = (phase: Phase) => (phase === "unassigned" ? "none" : phase);

export function ObjectList(props: ObjectListProps) {
  const { groups, mayWrite, onRename, onDelete } = props;
  const pointed = useRef<string | null>(null);
  const point = (event: React.MouseEvent) => {
    pointed.current = event.target instanceof Element ? (event.target.closest<HTMLElement>("[data-row]")?.dataset.row ?? null) : null;
    if (pointed.current === null) event.stopPropagation();
  };
  const rows = (
    <div onContextMenuCapture={point}>
      {groups.map((group, at) => (
        <PhaseSection key={group.phase} group={group} isFirst={at === 0} {...props} />
      ))}
    </div>
  );
  return (
    <ContextMenu trigger={rows}>
      <RowMenu pointed={pointed} mayWrite={mayWrite} onRename={onRename} onDelete={onDelete} />
    </ContextMenu>
  );
}

function PhaseSection({
  group,
  isFirst,
  groups,
  open,
  renamed,
  onOpen,
  onRename,
  mayWrite,
}: ObjectListProps & { group: PhaseGroup; isFirst: boolean }) {
  const headId = `phase-${group.phase}`;
  const tabStop = groups.some(({ ids }) => open !== null && ids.includes(open)) ? open : groups[0]?.ids[0];
  return (
    <section aria-labelledby={headId} className={isFirst ? "" : "mt-2"}>
      <div className="flex h-7 items-center gap-2 pr-3 pl-2 text-sm text-ink-3">
        <PhaseMark phase={markOf(group.phase)} />
        <h3 id={headId} className="font-medium">
          {group.label}
        </h3>
        <span className="tabular-nums">{grouped(group.ids.length)}</span>
        {isFirst && (
          <span aria-hidden="true" className="ml-auto flex gap-1 text-2xs font-medium *:w-2 *:text-center">
            <span>S</span>
            <span>I</span>
            <span>P</span>
          </span>
        )}
      </div>
      <ul>
        {group.ids.map((id) => (
          <ObjectRow
            key={id}
            id={id}
            isOpen={id === open}
            isRenamed={id === renamed}
            isTabStop={id === tabStop}
            onOpen={onOpen}
            onRename={mayWrite ? onRename : ignore}
          />
        ))}
      </ul>
    </section>
  );
}

const ignore = () => undefined;
