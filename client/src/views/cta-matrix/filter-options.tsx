/** What the matrix can be narrowed to, the same on every screen; "To discuss" only where something is. */
import type { CtaFilter, ctaHead } from "#shared/artifacts/cta-matrix.ts";
import { PhaseMark } from "../../parts/phase-mark.tsx";
import type { SegmentedOption } from "../../parts/segmented.tsx";

export function filterOptions(head: ReturnType<typeof ctaHead>, filter: CtaFilter): readonly SegmentedOption<CtaFilter>[] {
  const now = (
    <>
      <PhaseMark phase="now" className="size-3" />
      Now
    </>
  );
  const discuss = { value: "to-discuss", label: "To discuss", count: head.toDiscuss } as const;
  return [
    { value: "all", label: "All" },
    { value: "now", label: now, count: head.now },
    { value: "no-story", label: "No story", count: head.noStory },
    { value: "to-answer", label: "To answer", count: head.toAnswer },
    ...(head.toDiscuss > 0 || filter === "to-discuss" ? [discuss] : []),
  ];
}
