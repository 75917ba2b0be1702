/** When something is to be built: Now full, Next half, Later a ring, Unassigned a dotted ring. */
import { classNames } from "./class-names.ts";

export type PhaseName = "now" | "next" | "later" | "none";

const shapes: Record<PhaseName, React.ReactNode> = {
  now: <circle cx="8" cy="8" r="5.5" />,
  next: (
    <>
      <circle cx="8" cy="8" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 4.4a3.6 3.6 0 0 0 0 7.2z" />
    </>
  ),
  later: <circle cx="8" cy="8" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  none: <circle cx="8" cy="8" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="1.8 1.93" />,
};

/** `label` is given where no word stands beside the mark. */
export function PhaseMark({ phase, label, className = "size-3.5" }: { phase: PhaseName; label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={classNames("shrink-0 fill-current", className)}
    >
      {shapes[phase]}
    </svg>
  );
}
