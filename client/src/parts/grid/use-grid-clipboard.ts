/**
 * Copy, cut and paste of what is selected. Browsers send these events to whatever they think is selected, so they are taken at the
 * document, and only while the focus is on a cell.
 */
import { useEffect, useRef } from "react";
import type { GridCommands } from "./grid-commands.ts";
import type { GridCore } from "./grid-state.ts";

export function useGridClipboard(grid: GridCore, commands: GridCommands): void {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const put = (event: ClipboardEvent): boolean => {
      const copy = isHere(grid) && grid.ranges().length > 0 ? latest.current.onCopy?.(grid.block()) : null;
      if (!copy || !event.clipboardData) return false;
      event.preventDefault();
      event.clipboardData.setData("text/plain", copy.text);
      event.clipboardData.setData("text/html", copy.html);
      return true;
    };
    const cut = (event: ClipboardEvent) => {
      if (latest.current.onCut && put(event)) latest.current.onCut();
    };
    const paste = (event: ClipboardEvent) => {
      const range = isHere(grid) ? grid.range() : null;
      if (!range || !event.clipboardData || !latest.current.onPaste) return;
      event.preventDefault();
      latest.current.onPaste(event.clipboardData, range);
    };
    document.addEventListener("copy", put);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", put);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", paste);
    };
  }, [grid]);
}

const isHere = (grid: GridCore): boolean =>
  grid.get().edit === null && grid.element() !== null && grid.element() === document.activeElement;
