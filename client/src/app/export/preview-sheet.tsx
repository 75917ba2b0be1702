/** The beginning of a sheet, in its colours; always on light paper. */
import { useMemo } from "react";
import type { Sheet, SheetCell, Tone } from "#shared/export/sheets.ts";
import { classNames } from "../../parts/class-names.ts";

/** So much is drawn; the file has all of it. */
const [shownRows, shownColumns, shownLetters] = [40, 24, 160];

const looks: Readonly<Record<Tone, string>> = {
  plain: "",
  head: "bg-subtle",
  object: "bg-object-bg text-object-ink",
  relationship: "bg-rel-subtle text-rel-ink",
  cta: "bg-cta-subtle text-cta-ink",
  core: "bg-core-subtle text-core-ink",
  metadata: "bg-meta-subtle text-meta-ink",
  no: "bg-fill text-ink-3",
  discuss: "text-ink-2",
  pencilled: "text-ink-3",
};

export function PreviewSheet({ name, content }: { name: string; content: string }) {
  const { rows, isCut } = useMemo(() => beginningOf(JSON.parse(content) as Sheet), [content]);
  return (
    <div data-theme="light" className="flex h-full flex-col rounded-sm border border-line bg-surface text-ink">
      <section aria-label={`Preview of ${name}`} ref={reach} className="min-h-0 flex-1 overflow-auto">
        <table className="border-collapse text-[10px] leading-[13px]">
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map(({ key, cell, isHead }) => (
                  <Cell key={key} cell={cell} isHead={isHead} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {isCut && <p className="border-t border-line px-3 py-1.5 text-xs text-ink-3">This is the beginning. The file has all of it.</p>}
    </div>
  );
}

/** What is scrolled by keys has to be reached by them. */
const reach = (element: HTMLElement | null): void => element?.setAttribute("tabindex", "0");

function Cell({ cell, isHead }: { cell: SheetCell; isHead: boolean }) {
  const Tag = isHead ? "th" : "td";
  const text = String(cell.text);
  return (
    <Tag
      className={classNames(
        "min-w-14 max-w-40 border border-line px-1.5 py-1 text-left align-top whitespace-pre-line",
        cell.strong ? "font-semibold" : "font-regular",
        looks[cell.tone],
      )}
    >
      {text.length > shownLetters ? `${text.slice(0, shownLetters)}…` : text}
    </Tag>
  );
}

function beginningOf({ rows, heads }: Sheet) {
  const shown = rows.slice(0, shownRows).map((row, at) => ({
    key: `row ${at}`,
    cells: row
      .slice(0, shownColumns)
      .map((cell, column) => ({ key: `column ${column}`, cell, isHead: at < heads.rows || column < heads.columns })),
  }));
  return { rows: shown, isCut: rows.length > shownRows || (rows[0]?.length ?? 0) > shownColumns };
}
