/** What is in the hand: the note a little askew, with the place it would get. Follows the pointer, or the line while keys carry it. */
import { type RefObject, useLayoutEffect } from "react";
import { createPortal } from "react-dom";
import { classNames } from "../../parts/class-names.ts";
import { useHeld } from "./held-value.ts";
import { useMap } from "./map-context.ts";
import { noteFrame, papers } from "./note-look.ts";

export interface LiftedNoteProps {
  root: RefObject<HTMLElement | null>;
  carried: RefObject<HTMLDivElement | null>;
  width: number;
  scale: number;
}

export function LiftedNote({ root, carried, width, scale }: LiftedNoteProps) {
  const { lift } = useMap();
  const lifted = useHeld(lift, (now) => now);
  useLayoutEffect(() => {
    if (lifted?.by !== "keys") return;
    const place = (isSettled: boolean) => {
      const target = targetOf(root.current, lifted.to.object, lifted.item?.id ?? "");
      if (!isSettled) target?.scrollIntoView({ block: "nearest", inline: "nearest" });
      const box = target?.getBoundingClientRect();
      if (box && carried.current)
        carried.current.style.translate = `${box.left + 14}px ${box.top + (target?.dataset.item === undefined ? 2 : 0)}px`;
    };
    place(false);
    const follow = () => place(true);
    const element = root.current;
    element?.addEventListener("scroll", follow, { passive: true });
    return () => element?.removeEventListener("scroll", follow);
  }, [lifted, root, carried]);
  if (!lifted) return null;
  const kind = lifted.item?.kind ?? "nested";
  return createPortal(
    <div ref={carried} aria-hidden="true" className="pointer-events-none fixed top-0 left-0 z-(--z-float)">
      <div style={{ width, zoom: scale }} className="relative">
        {lifted.all.length > 1 && (
          <span className={classNames("absolute inset-x-0 top-[5px] left-[5px] h-full rounded-xs border shadow-drag", papers[kind])} />
        )}
        <div
          className={classNames(
            noteFrame,
            papers[kind],
            "-rotate-[1.5deg] shadow-drag motion-reduce:rotate-0",
            !lifted.item && "h-10 rounded-sm px-3 text-[14px] font-semibold",
          )}
        >
          <span className="min-w-0 flex-1 truncate">{lifted.words}</span>
          {lifted.all.length > 1 && <span className="text-xs whitespace-nowrap tabular-nums">+{lifted.all.length - 1}</span>}
        </div>
        <span className="absolute -top-2.5 -right-1.5 h-[17px] max-phone:right-1/2 rounded-full bg-primary px-1.5 text-2xs leading-[17px] font-semibold text-on-primary tabular-nums">
          {lifted.rank}
        </span>
      </div>
    </div>,
    document.body,
  );
}

/**
 * The closed hand while something is dragged: a pane over the notes. A cursor on the wall itself would be inherited, and every note on
 * it styled anew.
 */
export function ClosedHand() {
  const { lift } = useMap();
  const isDragged = useHeld(lift, (now) => now?.by === "pointer");
  return isDragged ? <div aria-hidden="true" className="absolute inset-0 z-5 cursor-grabbing" /> : null;
}

/** The line it would drop at; where it would stay, its own place. */
function targetOf(root: HTMLElement | null, object: string, item: string): HTMLElement | null {
  const column = root?.querySelector(`[data-column="${CSS.escape(object)}"]`);
  const line = column?.querySelector<HTMLElement>("[data-drop]") ?? root?.querySelector<HTMLElement>("[data-column-drop]");
  return line ?? column?.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`) ?? null;
}
