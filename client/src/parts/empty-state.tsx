/** What a place says when nothing is in it: one line, and one way on. Never an illustration. */
import type { ReactNode } from "react";

export function EmptyState({ title, children, action }: { title?: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-1 p-5">
      {title && <p className="text-md font-semibold tracking-[-.012em]">{title}</p>}
      <p className="text-ink-2">{children}</p>
      {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
