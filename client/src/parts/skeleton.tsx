/** Grey strips in the shape of what comes; shown only after 150 ms, since local data is usually faster. */
import { useEffect, useState } from "react";
import { classNames } from "./class-names.ts";

/** True once `afterMs` have passed since the component appeared. */
export function useAfter(afterMs: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return passed;
}

const widths = ["57%", "45%", "51%", "37%", "61%", "48%", "41%"];

export function SkeletonStrips({ count, className }: { count: number; className?: string }) {
  const rows = Array.from({ length: count }, (_, index) => ({ key: `strip-${index}`, width: widths[index % widths.length] }));
  return (
    <div aria-hidden="true" className={classNames("grid gap-[3px]", className)}>
      {rows.map(({ key, width }) => (
        <div key={key} className="flex h-note items-center rounded-xs bg-fill px-2.5">
          <span style={{ width }} className="h-1.5 rounded-full bg-fill-2" />
        </div>
      ))}
    </div>
  );
}
