/** What opens a layer: any button, given the handlers and the words that say that it opens something. */
import { cloneElement, type KeyboardEvent, type MouseEvent, type ReactElement, type RefObject, useCallback, useRef, useState } from "react";
import { fetchLayers } from "./load-layers.ts";

/** The handlers of whatever button is handed in, called before ours. */
interface Handlers {
  onClick?: (event: MouseEvent) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
}

export interface LayerState {
  readonly open: boolean;
  /** True from the first opening on; the layer then stays, so that it can leave softly. */
  readonly wanted: boolean;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly setOpen: (open: boolean) => void;
  /** The button as it is shown. */
  readonly button: ReactElement;
}

export function useLayerTrigger(trigger: ReactElement, popup: "menu" | "dialog"): LayerState {
  const anchor = useRef<HTMLElement | null>(null);
  const [open, setOpenNow] = useState(false);
  const [wanted, setWanted] = useState(false);
  const setOpen = useCallback((next: boolean) => {
    if (next) setWanted(true);
    setOpenNow(next);
  }, []);
  const given = trigger.props as Handlers;
  const button = cloneElement(trigger as ReactElement<Record<string, unknown>>, {
    ref: anchor,
    "aria-haspopup": popup,
    "aria-expanded": open,
    "data-popup-open": open ? "" : undefined,
    onPointerEnter: fetchLayers,
    onFocus: fetchLayers,
    onClick: (event: MouseEvent) => {
      given.onClick?.(event);
      setOpen(!open);
    },
    onKeyDown: (event: KeyboardEvent) => {
      given.onKeyDown?.(event);
      if (popup !== "menu" || open || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      setOpen(true);
    },
  });
  return { open, wanted, anchor, setOpen, button };
}
