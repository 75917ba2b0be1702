/**
 * All fields of the active cell, in a layer beside it. Not modal: the grid stays in sight and in reach. Enter saves and goes down,
 * Esc gives up; the focus goes back to the cell.
 */
import { ArrowLeftRight, ArrowRight, Plus, Trash2, X } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { useNestingCell, useNestingObjects } from "#client/project/use-nesting-index.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { useFieldLeft } from "../../fields/use-field-left.ts";
import { Chip } from "../../parts/chip.tsx";
import type { AfterEdit } from "../../parts/grid/grid-state.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { showToast } from "../../parts/toast.tsx";
import { placeBeside } from "./beside.ts";
import { CellFields } from "./cell-fields.tsx";
import { useMatrix } from "./matrix-context.ts";
import type { SideAt } from "./nesting-actions.ts";
import type { Pair } from "./pair.ts";
import { SideTabs, sideShown, sidesOf } from "./side-tabs.tsx";
import { shownName, useObjectName } from "./use-object-name.ts";

export interface CellPopoverProps {
  pair: Pair;
  onClose: (next: AfterEdit) => void;
  /** To the cell that asks the other way round. */
  onMirror: () => void;
}

export function CellPopover({ pair, onClose, onMirror }: CellPopoverProps) {
  const { grid } = useMatrix();
  const layer = useRef<HTMLDialogElement>(null);
  const names = `${shownName(useObjectName(pair.row))} to ${shownName(useObjectName(pair.column))}`;
  usePlaced(layer, grid.element);
  useClosedOutside(layer, () => onClose("stay"));
  useFieldLeft(layer, () => onClose("stay"));
  useClosedWhenGone(pair, () => onClose("stay"));
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") keepInside(event, layer.current);
    if (event.altKey && event.code === "KeyX") {
      event.preventDefault();
      onMirror();
    }
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose("stay");
  };
  return createPortal(
    <dialog
      ref={layer}
      open
      aria-label={names}
      onKeyDown={keyDown}
      className="fixed m-0 max-h-[calc(100dvh-16px)] w-[400px] max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg bg-raised p-0 text-ink shadow-float z-(--z-float) print:hidden"
    >
      <PopoverContent pair={pair} onClose={onClose} onMirror={onMirror} />
    </dialog>,
    document.body,
  );
}

/** What is written about an object that somebody deletes meanwhile would bring it back: the layer goes with it. */
function useClosedWhenGone({ row, column }: Pair, onClose: () => void): void {
  const objects = useNestingObjects();
  const isGone = !objects.includes(row) || !objects.includes(column);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!isGone) return;
    showToast({ says: "The object was deleted meanwhile." });
    close.current();
  }, [isGone]);
}

function PopoverContent({ pair, onClose, onMirror }: CellPopoverProps) {
  const { mayWrite, actions } = useMatrix();
  const cell = useNestingCell(pair.row, pair.column);
  const [wanted, setWanted] = useState<SideAt | null>(null);
  const side = sideShown(cell, wanted);
  /** Its name is what comes next. */
  const another = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const layer = currentTarget.closest("dialog");
    flushSync(() => setWanted(actions.another(pair)));
    layer?.querySelector<HTMLElement>("input:not([type=radio], [type=checkbox])")?.focus();
  };
  return (
    <>
      <div className="sticky top-0 z-1 flex h-[42px] items-center gap-1.5 border-b border-line bg-raised pr-2 pl-3">
        <ObjectChip id={pair.row} />
        <ArrowRight className="size-3.5 text-ink-3" aria-hidden />
        <ObjectChip id={pair.column} />
        <span className="grow" />
        {mayWrite && side && (
          <>
            <IconButton size="sm" label="Add another relationship" icon={<Plus />} onClick={another} />
            <IconButton size="sm" label="Delete this relationship" icon={<Trash2 />} onClick={() => actions.removeSide(side)} />
          </>
        )}
        {pair.row !== pair.column && (
          <IconButton
            size="sm"
            label="Mirror cell"
            keys={<Kbd keys={["alt", "X"]} look="ink" />}
            icon={<ArrowLeftRight />}
            onClick={onMirror}
          />
        )}
        <IconButton size="sm" label="Close" icon={<X />} onClick={() => onClose("stay")} />
      </div>
      {sidesOf(cell).length > 1 && <SideTabs cell={cell} shown={side} onShow={setWanted} />}
      <CellFields cell={cell} side={side} onEnter={() => onClose("down")} focus={focusAtEnd} />
      <div className="flex h-[34px] items-center gap-3.5 rounded-b-lg border-t border-line bg-subtle px-3 text-xs text-ink-3">
        <Key keys={["tab"]}>next field</Key>
        {mayWrite && <Key keys={["enter"]}>save, go down</Key>}
        <Key keys={["esc"]}>{mayWrite ? "cancel" : "close"}</Key>
      </div>
    </>
  );
}

function ObjectChip({ id }: { id: string }) {
  return (
    <Chip look="object" marked className="min-w-0">
      {shownName(useObjectName(id))}
    </Chip>
  );
}

const Key = ({ keys, children }: { keys: string[]; children: ReactNode }) => (
  <span className="inline-flex items-center gap-[5px]">
    <Kbd keys={keys} />
    {children}
  </span>
);

/** The first field takes the focus once, everything in it selected. */
function focusAtEnd(element: HTMLElement | null): void {
  if (!element || element.closest("dialog")?.contains(document.activeElement)) return;
  focusOnce(element);
  if (element instanceof HTMLInputElement) element.select();
}

/** Tab goes round in the layer; Esc or Enter leave it. */
function keepInside(event: KeyboardEvent, layer: HTMLElement | null): void {
  const stops = [
    ...(layer?.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, [tabindex='0'], [contenteditable=true]") ?? []),
  ].filter(
    (each) =>
      (each.tabIndex >= 0 || each.isContentEditable) &&
      each.getClientRects().length > 0 &&
      !each.matches("input[type=radio]:not(:checked)"),
  );
  const [first, last] = [stops[0], stops.at(-1)];
  const target = event.shiftKey ? last : first;
  if (document.activeElement !== (event.shiftKey ? first : last) || !target) return;
  event.preventDefault();
  target.focus();
}

/** Follows the cell while the grid scrolls and the layer grows. */
function usePlaced(layer: RefObject<HTMLElement | null>, anchor: () => HTMLElement | null): void {
  useLayoutEffect(() => {
    const place = () => {
      const [element, cell] = [layer.current, anchor()];
      if (!element || !cell) return;
      const { width, height } = element.getBoundingClientRect();
      const at = placeBeside(cell.getBoundingClientRect(), { width, height }, { width: innerWidth, height: innerHeight });
      element.style.left = `${at.left}px`;
      element.style.top = `${at.top}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    if (layer.current) observer.observe(layer.current);
    const root = anchor()?.closest(".grid-root");
    root?.addEventListener("scroll", place, { passive: true });
    window.addEventListener("resize", place);
    return () => {
      observer.disconnect();
      root?.removeEventListener("scroll", place);
      window.removeEventListener("resize", place);
    };
  }, [layer, anchor]);
}

function useClosedOutside(layer: RefObject<HTMLElement | null>, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const press = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!target || layer.current?.contains(target) || target.closest("[role=menu], [role=alertdialog], section[aria-label=Messages]"))
        return;
      // Leaving commits what is typed before anything else happens.
      if (document.activeElement instanceof HTMLElement && layer.current?.contains(document.activeElement)) document.activeElement.blur();
      flushSync(() => latest.current());
    };
    document.addEventListener("pointerdown", press, true);
    return () => document.removeEventListener("pointerdown", press, true);
  }, [layer]);
}
