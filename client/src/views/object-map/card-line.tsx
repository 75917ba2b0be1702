/** Below this line nothing fits on the card. Dragged, it says how many do, for every object. */
import { type PointerEvent, useRef, useState } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { classNames } from "../../parts/class-names.ts";
import { useMap } from "./map-context.ts";

const [fewest, most] = [1, 100];

export function CardLine({ cardLine }: { cardLine: number }) {
  const { write } = useProject();
  const { mayWrite } = useMap();
  const [shift, setShift] = useState<{ y: number; line: number } | null>(null);
  const startY = useRef(0);
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const line = Math.min(most, Math.max(fewest, notesAbove(event.currentTarget, event.clientY)));
    setShift({ y: event.clientY - startY.current, line });
  };
  const end = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.releasePointerCapture(event.pointerId);
    setShift(null);
    if (event.type !== "pointerup" || !shift || shift.line === cardLine) return;
    write.writeField({ kind: "project", id: "project", field: "cardLine" }, shift.line);
  };
  return (
    <div
      aria-hidden="true"
      data-card-line
      onPointerDown={(event) => {
        if (!mayWrite || event.button !== 0) return;
        event.stopPropagation();
        startY.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      style={shift ? { translate: `0 ${shift.y}px` } : {}}
      className={classNames(
        "relative mt-0.5 -mb-px h-[15px] text-right text-[10px] leading-[15px] text-ink-3",
        mayWrite && "cursor-ns-resize touch-none hover:text-ink",
        shift && "z-3",
      )}
    >
      <span className={classNames("absolute inset-x-0 top-[7px] border-t", shift ? "border-ink" : "border-dashed border-control")} />
      <span className={classNames("relative bg-subtle pl-1.5", shift && "rounded-sm px-1.5 text-ink")}>
        {shift ? `card ends after ${shift.line}` : "card ends here"}
      </span>
    </div>
  );
}

/** How many of the notes that count for the card stand above a height on screen. */
function notesAbove(line: HTMLElement, y: number): number {
  const notes =
    line.closest("[data-column]")?.querySelectorAll("[data-section=ranked], [data-section=core], [data-section=metadata]") ?? [];
  return [...notes].filter((note) => {
    const { top, height } = note.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}

/** Where a lifted note would come down. */
export function DropLine() {
  return (
    <div aria-hidden="true" data-drop className="relative z-2 mt-[3px] h-[3px] scroll-mx-5 scroll-mt-18 scroll-mb-16">
      <span className="absolute inset-x-[-3px] top-0 h-[3px] rounded-[2px] bg-ink" />
      <span className="absolute -top-[3px] -left-[7px] size-[9px] rounded-full border-2 border-ink bg-surface" />
    </div>
  );
}
