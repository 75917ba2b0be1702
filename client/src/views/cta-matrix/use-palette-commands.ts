/** What can be done in the matrix, for the palette and the sheet of shortcuts; the keys of cells are heard by the grid and its cells themselves. */
import type { CtaFilter } from "#shared/artifacts/cta-matrix.ts";
import { type Command, useCommands } from "../../parts/commands.ts";
import type { MatrixShared } from "./matrix-context.ts";

export interface PaletteCommands {
  readonly onTurn: () => void;
  readonly onDrawer: () => void;
  readonly onRoles: () => void;
  readonly onNewObject: () => void;
  readonly onCopyAll: () => void;
  readonly onFilter: (filter: CtaFilter) => void;
}

export function usePaletteCommands({ may, filter }: MatrixShared, on: PaletteCommands): void {
  const isAllowed = () => may;
  const show = (value: CtaFilter, title: string): Command => ({
    id: `cta.show-${value}`,
    title,
    run: () => on.onFilter(value),
    when: () => filter !== value,
    words: "filter",
  });
  const commands: Command[] = [
    { id: "cta.roles", title: "Roles", keys: ["alt", "r"], run: on.onRoles, words: "new role rename archive column" },
    { id: "cta.new-object", title: "New object", keys: ["alt", "n"], run: on.onNewObject, when: isAllowed, words: "add row" },
    { id: "cta.turn", title: "Transpose the matrix", keys: ["alt", "t"], run: on.onTurn, words: "rows columns" },
    { id: "cta.drawer", title: "Open or close the drawer", keys: ["alt", "d"], run: on.onDrawer, words: "story criteria panel" },
    { id: "cta.copy-all", title: "Copy the matrix as a table", run: on.onCopyAll, words: "spreadsheet export" },
    show("all", "Show all calls to action"),
    show("now", "Show what is planned for now"),
    show("no-story", "Show calls to action without a story"),
    show("to-answer", "Show cells to answer"),
    show("to-discuss", "Show cells to discuss"),
    { id: "cta.extend", title: "Extend the range", keys: ["shift", "right"] },
    { id: "cta.keep", title: "Keep the range and add another (a press with Ctrl adds a cell)", keys: ["shift", "F8"] },
    { id: "cta.fill", title: "Fill down", keys: ["mod", "d"] },
    { id: "cta.enter", title: "Into the cell, then open", keys: ["enter"] },
    { id: "cta.rename", title: "Rename", keys: ["F2"] },
    { id: "cta.primary", title: "Primary", keys: ["*"] },
    { id: "cta.now", title: "Now, next, later, no phase", keys: ["1"] },
    { id: "cta.none", title: "None here", keys: ["-"] },
    { id: "cta.discuss", title: "To discuss", keys: ["?"] },
    { id: "cta.remove", title: "Remove, or not answered", keys: ["Delete"] },
    { id: "cta.reorder", title: "Move up or down in the cell, or a head along its row", keys: ["alt", "up"] },
    { id: "cta.to-role", title: "Move to the cell beside, of another role or object (with Ctrl copy)", keys: ["alt", "shift", "right"] },
    { id: "cta.uncertain", title: "Uncertain", keys: ["alt", "u"] },
    { id: "cta.pin", title: "Pin in the drawer", keys: ["alt", "p"] },
  ];
  useCommands("CTA matrix", commands);
}
