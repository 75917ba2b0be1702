/** The small heading of a part of the drawer, with a count where there is one. */
import type { ReactNode } from "react";

export function DrawerHeading({ id, count, children }: { id: string; count?: number; children: ReactNode }) {
  return (
    <h2 id={id} className="mb-[5px] text-sm font-medium text-ink-3">
      {children}
      {count !== undefined && count > 0 && <span className="font-regular tabular-nums"> {count}</span>}
    </h2>
  );
}
