/** A list beside two others, for reading at a glance: its head with a count, nine rows, and the rest on demand. */
import { type ReactNode, useState } from "react";
import { KindMark, type MarkKind } from "#client/parts/kind-mark.tsx";

export const shownAtOnce = 9;

export interface GlanceProps {
  title: string;
  mark: MarkKind;
  /** How many there are; a relationship to itself has two rows. */
  count: number;
  rows: readonly { key: string; row: ReactNode }[];
  /** One line where there is nothing yet. */
  empty: string;
}

export function Glance({ title, mark, count, rows, empty }: GlanceProps) {
  const [all, setAll] = useState(false);
  const headId = `glance-${mark}`;
  const rest = rows.length - shownAtOnce;
  const shown = all || rest <= 1 ? rows : rows.slice(0, shownAtOnce);
  return (
    <section aria-labelledby={headId} className="min-w-0 max-phone:[--note-h:44px] max-phone:[--text-sm:14px]">
      <header className="mb-1 flex h-[30px] items-center gap-1.5 max-phone:sr-only">
        <h2 id={headId} className="inline-flex items-center gap-[7px] font-semibold">
          <KindMark kind={mark} />
          {title}
        </h2>
        <span className="text-ink-3 tabular-nums">{count}</span>
      </header>
      {rows.length === 0 && <p className="text-sm text-ink-3">{empty}</p>}
      <ul className="grid gap-[3px]">
        {shown.map(({ key, row }) => (
          <li key={key} className="min-w-0">
            {row}
          </li>
        ))}
      </ul>
      {rest > 1 && (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="flex h-[30px] items-center rounded-sm px-2.5 text-sm text-ink-3 hover:text-ink max-phone:h-11"
        >
          {all ? "Show fewer" : `${rest} more`}
          <span className="sr-only"> {title.toLowerCase()}</span>
        </button>
      )}
    </section>
  );
}
