/** The two samples, drawn from their own shape: a column for each object, paper for what hangs on it. */
import { type SampleShape, sampleShapes } from "virtual:sample-shapes";
import { countOf } from "#client/parts/counted.ts";
import type { SampleName } from "#client/project/local-projects.ts";

const pitch = 31;
const most = { core: 5, meta: 3, cta: 3 };

export function SampleCards({ onStart, busy }: { onStart: (sample: SampleName) => void; busy: boolean }) {
  return (
    <section aria-labelledby="samples">
      <header className="mt-7 mb-3 flex flex-wrap items-baseline gap-x-2.5">
        <h2 id="samples" className="text-md font-semibold tracking-[-.012em]">
          Start from a sample
        </h2>
        <span className="text-ink-3">Complete projects to read, change or pull apart</span>
      </header>
      <ul className="grid grid-cols-2 gap-3.5 max-phone:grid-cols-1">
        {sampleShapes.map((shape) => (
          <li key={shape.sample}>
            <button
              type="button"
              disabled={busy}
              onClick={() => onStart(shape.sample)}
              className="group grid w-full rounded-lg pb-0.5 text-left"
            >
              <span className="mb-[9px] block h-[148px] max-phone:h-[120px] overflow-hidden rounded-lg border border-line bg-surface px-5 pt-[18px] transition-colors duration-80 group-hover:border-control">
                <Thumbnail shape={shape} />
              </span>
              <b className="truncate font-medium">{shape.name}</b>
              <span className="text-sm text-ink-3">
                {countOf(shape.objects, "object")}, {countOf(shape.relationships, "relationship")}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Thumbnail({ shape }: { shape: SampleShape }) {
  const columns = shape.columns.map((column, index) => ({ ...column, x: index * pitch }));
  const width = shape.columns.length * pitch - 5;
  return (
    <svg viewBox={`0 0 ${width} 130`} aria-hidden="true" className="block w-full overflow-visible [stroke-width:.6]">
      {columns.map((column) => (
        <Column key={column.x} {...column} />
      ))}
    </svg>
  );
}

const papers = {
  core: "fill-core-bg stroke-core-line",
  meta: "fill-meta-bg stroke-meta-line",
  cta: "fill-cta-bg stroke-cta-line",
};

function Column({ x, ...counts }: { x: number; core: number; meta: number; cta: number }) {
  let y = 11;
  const strips = (["core", "meta", "cta"] as const).flatMap((kind) => {
    const drawn = Array.from({ length: Math.min(counts[kind], most[kind]) }, (_, index) => ({ kind, y: y + index * 8 }));
    y += drawn.length * 8 + (drawn.length > 0 ? 3 : 0);
    return drawn;
  });
  return (
    <g>
      <rect x={x} y="0" width="26" height="9" rx="1.5" className="fill-object-line stroke-object-line" />
      {strips.map((strip) => (
        <rect key={strip.y} x={x} y={strip.y} width="26" height="6" rx="1.5" className={papers[strip.kind]} />
      ))}
    </g>
  );
}
