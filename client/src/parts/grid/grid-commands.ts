/** What a view does when its grid is asked to: every one is optional, and what is left out does nothing. */
import type { KeyboardEvent } from "react";
import type { GridAt, GridRange } from "./grid-places.ts";
import type { GridBlock } from "./grid-selection.ts";

/** What goes on the clipboard: for text editors, and for spreadsheets and documents. */
export interface GridCopy {
  readonly text: string;
  readonly html: string;
}

export interface GridCommands {
  /** Keys of the view, asked before the grid's own. True: done, the grid does nothing more. */
  onKey?(event: KeyboardEvent<HTMLElement>, at: GridAt): boolean;
  /** Enter on a cell, or a second click on it. */
  onOpen?(at: GridAt): void;
  /** F2 on a head, or a double click on it. */
  onHead?(at: GridAt): void;
  /** Enter on a head; as F2 where it is not given. */
  onOpenHead?(at: GridAt): void;
  /** Whether cells can be edited in place: typing and F2 do nothing otherwise. */
  readonly mayEdit?: boolean;
  /** For Cmd/Ctrl and arrows, which go to the edge of a filled block. */
  isFilled?(row: string, column: string): boolean;
  /** Esc with no range selected. */
  onEscape?(): void;
  /** Cmd/Ctrl D: the first row of each range goes to those below. */
  onFillDown?(ranges: readonly GridRange[]): void;
  onCopy?(block: GridBlock): GridCopy | null;
  /** After what was copied; clears what is selected. */
  onCut?(): void;
  /** @param range the last of them */
  onPaste?(clipboard: DataTransfer, range: GridRange): void;
}
