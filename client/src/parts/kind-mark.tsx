/**
 * The filled shapes of the model: square object, joined dots relationship, triangle call to action, bars core content,
 * lozenge metadata. The shape says the kind even where the hue cannot be seen.
 *
 * On paper and on selected rows a mark takes the solid tone (`onPaper`), to stay above 3:1.
 */
import { classNames } from "./class-names.ts";

export type MarkKind = "object" | "rel" | "cta" | "core" | "meta";

const vivid: Record<MarkKind, string> = {
  object: "text-object-vivid",
  rel: "text-rel-vivid",
  cta: "text-cta-vivid",
  core: "text-core-mark",
  meta: "text-meta-vivid",
};
const solid: Record<MarkKind, string> = { object: "text-object", rel: "text-rel", cta: "text-cta", core: "text-core", meta: "text-meta" };

const shapes: Record<MarkKind, React.ReactNode> = {
  object: <rect x="2.5" y="2.5" width="11" height="11" rx="2.5" />,
  rel: (
    <>
      <path d="M4.6 11.4 11.4 4.6" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="4.3" cy="11.7" r="2.6" />
      <circle cx="11.7" cy="4.3" r="2.6" />
    </>
  ),
  cta: <path d="M4 3.7c0-.9 1-1.5 1.8-1l6.7 4.2c.8.5.8 1.7 0 2.2l-6.7 4.2c-.8.5-1.8-.1-1.8-1z" />,
  core: (
    <>
      <rect x="2.5" y="3" width="11" height="2.6" rx="1.3" />
      <rect x="2.5" y="6.9" width="11" height="2.6" rx="1.3" />
      <rect x="2.5" y="10.8" width="6.5" height="2.6" rx="1.3" />
    </>
  ),
  meta: <path d="M7.1 2.2c.5-.5 1.3-.5 1.8 0l4.9 4.9c.5.5.5 1.3 0 1.8l-4.9 4.9c-.5.5-1.3.5-1.8 0L2.2 8.9c-.5-.5-.5-1.3 0-1.8z" />,
};

export function KindMark({ kind, onPaper = false, className = "size-3.5" }: { kind: MarkKind; onPaper?: boolean; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={classNames("shrink-0 fill-current forced-color-adjust-none", onPaper ? solid[kind] : vivid[kind], className)}
    >
      {shapes[kind]}
    </svg>
  );
}
