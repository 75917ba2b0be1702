/** What is offered under a verb that is being typed: a list over the page, beside its field. The focus stays in the field. */
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { classNames } from "../../parts/class-names.ts";
import { Kbd } from "../../parts/kbd.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { FieldError } from "../../parts/text-field.tsx";
import type { VerbOffer } from "./verb-offers.ts";

export interface SuggestionListProps {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  offers: readonly VerbOffer[];
  typed: string;
  /** Which one the arrows are on, or -1. */
  chosen: number;
  /** Which one Tab takes, or -1. */
  taken: number;
  problem: string;
  isMany: boolean;
  onChoose: (offer: VerbOffer) => void;
}

const [width, edge, gap] = [276, 8, 6];

export function SuggestionList(props: SuggestionListProps) {
  const { id, anchor, offers, typed, chosen, taken, problem, isMany, onChoose } = props;
  const layer = useRef<HTMLDivElement>(null);
  const place = usePlace(anchor, layer);
  const isShown = offers.length > 0 || problem !== "";
  const on = chosen >= 0 ? chosen : taken;
  return createPortal(
    <section
      ref={layer}
      aria-label="Typing"
      style={{ width, ...place }}
      className={classNames("fixed z-(--z-float) rounded-lg bg-raised p-1 shadow-float", !isShown && "hidden")}
    >
      {problem !== "" && (
        <div className="px-2 py-1.5">
          <FieldError>{problem}</FieldError>
        </div>
      )}
      <div id={id} role="listbox" aria-label="Suggestions" className="max-h-[264px] overflow-y-auto">
        {offers.map((offer, at) => (
          <div
            key={offer.key}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(offer);
            }}
            className={classNames(
              "flex h-[30px] cursor-default max-phone:h-11 items-center gap-2 rounded-sm px-2 hover:bg-fill",
              at === on && "bg-fill",
            )}
          >
            <KindMark kind={offer.kind} className="size-[13px]" />
            <span className="min-w-0 flex-1 truncate">
              <Begun says={offer.says} typed={typed} />
            </span>
            {offer.from !== "" && <span className="max-w-[120px] truncate text-sm text-ink-3">{offer.from}</span>}
          </div>
        ))}
      </div>
      {isMany && (
        <p aria-hidden="true" className="mt-1 flex gap-3 border-t border-line px-2 pt-1.5 pb-1 text-xs text-ink-3">
          <span className="flex items-center gap-[5px]">
            <Kbd keys={["!"]} /> now
          </span>
          <span className="flex items-center gap-[5px]">
            <Kbd keys={["*"]} /> primary
          </span>
          <span className="flex items-center gap-[5px]">
            <Kbd keys={["enter"]} /> add another
          </span>
        </p>
      )}
    </section>,
    document.body,
  );
}

/** The letters that were typed stand out. */
function Begun({ says, typed }: { says: string; typed: string }) {
  const begun = (typed.split(">").at(-1) ?? "").replace(/^[\s*!]+/, "");
  const at = begun === "" ? -1 : says.toLowerCase().indexOf(begun.toLowerCase());
  if (at < 0) return says;
  return (
    <>
      {says.slice(0, at)}
      <b className="font-semibold">{says.slice(at, at + begun.length)}</b>
      {says.slice(at + begun.length)}
    </>
  );
}

/** Under the field, or above it where there is no room; follows when the matrix is scrolled. */
function usePlace(anchor: RefObject<HTMLElement | null>, layer: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<{ left: number; top: number }>({ left: -9999, top: 0 });
  // After each render: the list may have become longer, and the field may have moved down.
  useLayoutEffect(() => {
    const put = () => {
      const field = anchor.current?.closest(".cta-edit")?.getBoundingClientRect();
      const box = layer.current?.getBoundingClientRect();
      if (!field || !box) return;
      const isBelow = field.bottom + gap + box.height <= innerHeight - edge;
      const left = Math.max(edge, Math.min(field.left, innerWidth - edge - width));
      const top = isBelow ? field.bottom + gap : Math.max(edge, field.top - gap - box.height);
      setPlace((now) => (now.left === left && now.top === top ? now : { left, top }));
    };
    put();
    addEventListener("scroll", put, true);
    addEventListener("resize", put);
    return () => {
      removeEventListener("scroll", put, true);
      removeEventListener("resize", put);
    };
  });
  return place;
}
