/** A part of the account page: its heading, what it is about, and rows on a sheet. */
import { type ReactNode, useId } from "react";
import { classNames } from "../../parts/class-names.ts";

export interface SectionProps {
  /** Part of the address: `/account#sessions`. */
  anchor: string;
  title: string;
  about?: ReactNode;
  /** Beside the heading. */
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ anchor, title, about, action, children }: SectionProps) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} className="scroll-mt-4">
      <div className="mb-2 flex min-h-control flex-wrap items-end gap-x-4 gap-y-1">
        <div className="min-w-[180px] flex-1">
          <h2 id={id} className="text-md font-semibold tracking-[-.012em]">
            {title}
          </h2>
          {about && <p className="text-sm text-ink-3">{about}</p>}
        </div>
        {action}
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">{children}</div>
    </section>
  );
}

/** A line of a sheet: what it is, what it says, what can be done. On a phone one above the other. */
export function Row({ label, children, action }: { label?: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={rowLook}>
      {label !== undefined && <span className="w-[150px] shrink-0 text-sm text-ink-2 max-phone:w-full">{label}</span>}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</div>
      {action && <div className="-mr-2.5 flex shrink-0 items-center gap-1.5 max-phone:-mr-3.5">{action}</div>}
    </div>
  );
}

export const rowLook = classNames(
  "flex min-h-[52px] items-center gap-x-4 gap-y-1 px-5 py-2.5 not-first:border-t not-first:border-line",
  "max-phone:flex-wrap max-phone:px-4",
);
