/** What can be done in the matrix, for the palette and the sheet of shortcuts (parts/commands.ts). */
import type { NestingFilter } from "#shared/artifacts/nested-object-matrix.ts";
import { type Command, useCommands } from "../../parts/commands.ts";

export interface ToldCommands {
  mayWrite: boolean;
  onNew: () => void;
  onTurn: () => void;
  onAsk: () => void;
  onFind: () => void;
  onCopyAll: () => void;
  onFilter: (filter: NestingFilter) => void;
}

/** Heard by the grid while the focus is in it. */
const cellKeys: readonly Command[] = [
  { id: "nested.move", title: "Move", keys: ["up", "down", "left", "right"], heard: true },
  { id: "nested.label", title: "Type the label of the cell, with a cardinality at the end", keys: ["abc"], heard: true },
  { id: "nested.fields", title: "All fields of the cell", keys: ["enter"], heard: true },
  { id: "nested.edit", title: "Edit in place; on a head, rename", keys: ["F2"], heard: true },
  { id: "nested.order", title: "On a head, move the object", keys: ["alt", "up"], heard: true },
  { id: "nested.one", title: "Exactly one", keys: ["1"], heard: true },
  { id: "nested.none-or-one", title: "None or one", keys: ["0"], heard: true },
  { id: "nested.many", title: "Any number", keys: ["*"], heard: true },
  { id: "nested.one-or-more", title: "One or more", keys: ["+"], heard: true },
  { id: "nested.no", title: "No relationship", keys: ["-"], heard: true },
  { id: "nested.discuss", title: "To discuss", keys: ["?"], heard: true },
  { id: "nested.clear", title: "Not answered", keys: ["Del"], heard: true },
  { id: "nested.mirror", title: "Mirror cell", keys: ["alt", "x"], heard: true },
  { id: "nested.uncertain", title: "Mark as uncertain", keys: ["alt", "u"], heard: true },
  { id: "nested.extend", title: "Extend the range", keys: ["shift", "right"], heard: true },
  { id: "nested.keep", title: "Keep the range and add another (a press with Ctrl adds a cell)", keys: ["shift", "F8"], heard: true },
  { id: "nested.all", title: "Select all cells", keys: ["mod", "a"], heard: true },
  { id: "nested.fill", title: "Fill down", keys: ["mod", "d"], heard: true },
];

export function useToldCommands({ mayWrite, onNew, onTurn, onAsk, onFind, onCopyAll, onFilter }: ToldCommands): void {
  useCommands("Nested object matrix", [
    { id: "nested.new", title: "New object", keys: ["n"], run: onNew, when: () => mayWrite },
    { id: "nested.turn", title: "Transpose the matrix", keys: ["alt", "t"], run: onTurn },
    { id: "nested.ask", title: "Ask row by row", words: "question interview", run: onAsk },
    { id: "nested.hubs", title: "Find hubs", words: "leaves isolated popular", run: onFind },
    { id: "nested.show-all", title: "Show all cells", run: () => onFilter("all") },
    { id: "nested.show-open", title: "Show what is to answer", run: () => onFilter("answer") },
    { id: "nested.show-discuss", title: "Show what is to discuss", run: () => onFilter("discuss") },
    { id: "nested.copy", title: "Copy the matrix as a table", run: onCopyAll },
    ...cellKeys,
  ]);
}
