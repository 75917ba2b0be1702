/** How far something has come, as a ring that fills; a filled disc with a tick when it is done. */
import { grouped } from "#shared/artifacts/counted.ts";

const length = 2 * Math.PI * 5;

export function ProgressRing({ done, of, label }: { done: number; of: number; label?: string }) {
  const share = of > 0 ? Math.min(1, done / of) : 0;
  return (
    <svg
      viewBox="0 0 14 14"
      role="img"
      aria-label={label ?? `${grouped(done)} of ${grouped(of)} done`}
      className="size-3.5 shrink-0 fill-none stroke-2"
    >
      {of > 0 && share === 1 ? (
        <>
          <circle cx="7" cy="7" r="5" className="fill-ink stroke-ink" />
          <path d="m4.6 7.2 1.7 1.7 3.2-3.5" className="stroke-surface stroke-[1.6]" strokeLinecap="round" strokeLinejoin="round" />
        </>
      ) : (
        <>
          <circle cx="7" cy="7" r="5" className="stroke-line-2" />
          {share > 0 && (
            <circle
              cx="7"
              cy="7"
              r="5"
              className="stroke-ink"
              strokeDasharray={`${share * length} ${length}`}
              transform="rotate(-90 7 7)"
            />
          )}
        </>
      )}
    </svg>
  );
}
