/** One item of the model as a strip of quiet paper, as documents show it (full paper belongs on walls). */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { MarkKind } from "./kind-mark.tsx";

const papers: Record<MarkKind, string> = {
  object: "bg-object-subtle border-object-bg text-object-ink",
  rel: "bg-rel-subtle border-rel-bg text-rel-ink",
  cta: "bg-cta-subtle border-cta-bg text-cta-ink",
  core: "bg-core-subtle border-core-bg text-core-ink",
  meta: "bg-meta-subtle border-meta-bg text-meta-ink",
};

export function Note({ kind, end, mark, children }: { kind: MarkKind; end?: ReactNode; mark?: ReactNode; children: ReactNode }) {
  return (
    <div className={classNames("flex min-h-note items-center gap-2 rounded-xs border px-2.5 text-sm", papers[kind])}>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {end && <span className="text-xs whitespace-nowrap tabular-nums opacity-86">{end}</span>}
      {mark}
    </div>
  );
}
