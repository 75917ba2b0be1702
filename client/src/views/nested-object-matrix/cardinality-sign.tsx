/** The four cardinalities as the ends of a line (reference screen 00b). */

import type { Multiplicity } from "#shared/schema/field-kinds.ts";
import { multiplicitySign } from "#shared/schema/multiplicity.ts";

const shapes: Readonly<Record<string, { readonly path: string; readonly circle?: number }>> = {
  "0..1": { path: "M1 8h11M18 8h9M23.5 4v8", circle: 15 },
  "1": { path: "M1 8h26M19 4v8M23 4v8" },
  "0..n": { path: "M1 8h9M16 8h11M27 4l-7 4 7 4", circle: 13 },
  "1..n": { path: "M1 8h26M27 4l-7 4 7 4M17 4v8" },
};

export function CardinalitySign({ value }: { value: Multiplicity }) {
  const shape = shapes[multiplicitySign(value)];
  if (!shape) return null;
  return (
    <svg
      viewBox="0 0 28 16"
      aria-hidden="true"
      className="h-3.5 w-[25px] shrink-0 fill-none stroke-current [stroke-linecap:round] [stroke-linejoin:round] [stroke-width:1.6]"
    >
      <path d={shape.path} />
      {shape.circle !== undefined && <circle cx={shape.circle} cy="8" r="3" />}
    </svg>
  );
}
