/** What the whole matrix says: hubs, popular objects, leaves, and what stands alone. Each name leads to its row or column. */
import { grouped } from "#shared/artifacts/counted.ts";
import { columnSum, rowSum } from "#shared/artifacts/nested-object-matrix.ts";
import { useMatrix } from "./matrix-context.ts";
import { shownName, useObjectName } from "./use-object-name.ts";

export function FindingsBar() {
  const { readings, actions } = useMatrix();
  if (!readings) return null;
  const { hubs, popular, leaves, isolated } = readings;
  const { index } = actions.live;
  const isSilent = hubs.length + popular.length + leaves.length + isolated.length === 0;
  return (
    <section
      aria-label="What the matrix says"
      className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-1 border-b border-line px-5 py-1.5 text-sm print:hidden"
    >
      {isSilent && <p className="text-ink-3">No row and no column stands out yet.</p>}
      <Finding word="Hubs" hint="Hold most of the others" ids={hubs} end="row" count={(id) => rowSum(index, id).nested} />
      <Finding word="Popular" hint="Held by most of the others" ids={popular} end="column" count={(id) => columnSum(index, id).nested} />
      <Finding word="Leaves" hint="Hold nothing, but are held" ids={leaves} end="row" />
      <Finding word="Isolated" hint="Neither hold nor are held" ids={isolated} end="row" />
    </section>
  );
}

interface FindingProps {
  word: string;
  hint: string;
  ids: readonly string[];
  end: "row" | "column";
  count?: (id: string) => number;
}

function Finding({ word, hint, ids, end, count }: FindingProps) {
  if (ids.length === 0) return null;
  return (
    <div className="inline-flex flex-wrap items-center gap-1" title={hint}>
      <span className="text-ink-3">{word}</span>
      {ids.map((id) => (
        <FoundObject key={id} id={id} end={end} count={count?.(id)} />
      ))}
    </div>
  );
}

function FoundObject({ id, end, count }: { id: string; end: "row" | "column"; count: number | undefined }) {
  const { grid, isTurned } = useMatrix();
  const name = shownName(useObjectName(id));
  const isRow = (end === "row") !== isTurned;
  return (
    <button
      type="button"
      onClick={() => grid.go(isRow ? { row: id, column: null } : { row: null, column: id })}
      className="inline-flex h-6 items-center gap-1 rounded-sm bg-object-bg px-1.5 font-medium text-object-ink hover:shadow-[0_0_0_1px_var(--object-line)]"
    >
      {name}
      {count !== undefined && <span className="font-regular tabular-nums">{grouped(count)}</span>}
    </button>
  );
}
