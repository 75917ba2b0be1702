/** On a phone the parts of an object take turns: the guide, and each list with its count (14a). One tab stop, arrows. */
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { KindMark, type MarkKind } from "#client/parts/kind-mark.tsx";
import { useIdsOn } from "#client/project/use-entities.ts";

export interface DetailTabsProps {
  id: string;
  guide: ReactNode;
  relationships: ReactNode;
  ctas: ReactNode;
  attributes: ReactNode;
}

type Part = Exclude<keyof DetailTabsProps, "id">;
const parts: readonly { part: Part; mark: MarkKind | null; label: string }[] = [
  { part: "guide", mark: null, label: "Guide" },
  { part: "relationships", mark: "rel", label: "relationships" },
  { part: "ctas", mark: "cta", label: "calls to action" },
  { part: "attributes", mark: "core", label: "attributes" },
];

export function DetailTabs(props: DetailTabsProps) {
  const [on, setOn] = useState<Part>("guide");
  const list = useRef<HTMLDivElement>(null);
  const counts = {
    guide: null,
    relationships: useIdsOn("relationship", props.id).length,
    ctas: useIdsOn("cta", props.id).length,
    attributes: useIdsOn("attribute", props.id).length,
  };
  const go = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = (parts.findIndex(({ part }) => part === on) + step + parts.length) % parts.length;
    setOn(parts[at]?.part ?? "guide");
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[at]?.focus();
  };
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label="Parts of this object"
        onKeyDown={go}
        className="-mx-5 grid h-12 shrink-0 grid-cols-[1.3fr_1fr_1fr_1fr] border-y border-line"
      >
        {parts.map(({ part, mark, label }) => (
          <button
            key={part}
            type="button"
            role="tab"
            id={`tab-${part}`}
            aria-selected={on === part}
            aria-controls="object-part"
            tabIndex={on === part ? 0 : -1}
            onClick={() => setOn(part)}
            className="relative flex items-center justify-center gap-[7px] text-ink-2 tabular-nums -outline-offset-2! aria-selected:font-semibold aria-selected:text-ink aria-selected:after:absolute aria-selected:after:inset-x-3 aria-selected:after:-bottom-px aria-selected:after:h-0.5 aria-selected:after:bg-ink"
          >
            {mark ? <KindMark kind={mark} /> : label}
            {mark && counts[part]}
            {mark && <span className="sr-only">{label}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="object-part" aria-labelledby={`tab-${on}`} className="py-3.5">
        {props[on]}
      </div>
    </>
  );
}
