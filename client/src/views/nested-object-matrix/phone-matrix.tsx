/** The matrix on a phone: choose an object, then go through its row. */
import { ChevronRight } from "lucide-react";
import { memo, useState } from "react";
import { useNestingFigures, useNestingIndex, useNestingObjects } from "#client/project/use-nesting-index.ts";
import { counted, grouped } from "#shared/artifacts/counted.ts";
import { describeNestingHead, filterNestings, type NestingFilter, nestingHead, rowSum } from "#shared/artifacts/nested-object-matrix.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { ProgressRing } from "../../parts/progress-ring.tsx";
import { Segmented } from "../../parts/segmented.tsx";
import { useMatrix } from "./matrix-context.ts";
import { NewObject } from "./matrix-foot.tsx";
import { RowQuestions } from "./row-questions.tsx";
import { shownName, useObjectName } from "./use-object-name.ts";
import type { MatrixProps } from "./view-props.ts";

export function PhoneMatrix({ item, onShow }: MatrixProps) {
  const { index } = useNestingIndex();
  const row = item?.split(">")[0] ?? null;
  useNestingObjects();
  if (row !== null && index.known.has(row)) {
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        <PhoneTitle id={row} />
        <RowQuestions key={row} row={row} onRow={(next) => onShow(next, "replace")} />
      </div>
    );
  }
  return <RowList onShow={onShow} />;
}

function PhoneTitle({ id }: { id: string }) {
  return <h1 className="sr-only">{shownName(useObjectName(id))}</h1>;
}

function RowList({ onShow }: Pick<MatrixProps, "onShow">) {
  const { actions, mayWrite } = useMatrix();
  const [filter, setFilter] = useState<NestingFilter>("all");
  const [isAdding, setAdding] = useState(false);
  const head = useNestingFigures("any", nestingHead);
  const { index } = useNestingIndex();
  const rows = filterNestings(index, filter).rows;
  const options = [
    { value: "all", label: "All" },
    { value: "answer", label: "To answer", count: head.toAnswer },
    { value: "discuss", label: "To discuss", count: head.toDiscuss },
  ] as const;
  return (
    <section aria-label="Objects" data-region className="min-h-0 flex-1 overflow-y-auto">
      <header className="grid gap-2 px-4 pt-3 pb-2">
        <h2 className="text-lg font-semibold tracking-[-.016em]">Nested object matrix</h2>
        <p className="text-sm text-ink-3 tabular-nums">{describeNestingHead(head)}</p>
        <Segmented<NestingFilter> label="Show" value={filter} options={options} onChange={setFilter} className="justify-self-start" />
      </header>
      <ul>
        {rows.map((id) => (
          <RowLink key={id} id={id} onShow={onShow} />
        ))}
      </ul>
      {rows.length === 0 && (
        <p className="px-4 py-3 text-ink-2">{filter === "answer" ? "Every cell is answered." : "Nothing is left to discuss."}</p>
      )}
      {mayWrite && (
        <div className="px-4 py-3">
          <NewObject isOpen={isAdding} onOpen={setAdding} onAdd={(names) => void actions.addObjects(names)} />
        </div>
      )}
    </section>
  );
}

const RowLink = memo(function RowLink({ id, onShow }: { id: string; onShow: MatrixProps["onShow"] }) {
  const name = shownName(useObjectName(id));
  const of = useNestingObjects().length;
  const sum = useNestingFigures(`row:${id}`, (index) => rowSum(index, id));
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
          <span className="truncate text-sm text-ink-3">
            {[`${grouped(sum.nested)} nested`, sum.toDiscuss > 0 && counted(sum.toDiscuss, "cell to discuss", "cells to discuss")]
              .filter(Boolean)
              .join(", ")}
          </span>
        </span>
        <ProgressRing done={of - sum.toAnswer} of={of} label={`${grouped(of - sum.toAnswer)} of ${grouped(of)} answered`} />
        <ChevronRight className="size-4 text-ink-3" aria-hidden />
      </button>
    </li>
  );
});
