/** The keys that work right now: on a note, on a head, or with something in the hand. */
import { type Hint, HintBar } from "../../parts/hint-bar.tsx";
import { useHeld } from "./held-value.ts";
import { addItem, headItem, useMap, type Zoom } from "./map-context.ts";

const carrying: readonly Hint[] = [
  { keys: ["space"], does: "Drop" },
  { keys: ["up", "down"], does: "Rank" },
  { keys: ["left", "right"], does: "Move to another object" },
  { keys: ["shift", "down"], does: "To the end" },
  { keys: ["esc"], does: "Put back" },
];
const carryingColumn: readonly Hint[] = [
  { keys: ["space"], does: "Drop" },
  { keys: ["left", "right"], does: "Move the column" },
  { keys: ["esc"], does: "Put back" },
];
const carryingFar: readonly Hint[] = [
  { keys: ["space"], does: "Drop" },
  { keys: ["left", "right"], does: "Move the column" },
  { keys: ["up", "down"], does: "To another row" },
  { keys: ["esc"], does: "Put back" },
];
const onNote: readonly Hint[] = [
  { keys: ["space"], does: "Lift or drop" },
  { keys: ["up", "down"], does: "Rank" },
  { keys: ["left", "right"], does: "Move to another object" },
  { keys: ["esc"], does: "Put back" },
  { keys: ["enter"], does: "Edit" },
  { keys: ["M"], does: "Core or metadata" },
  { keys: ["shift", "down"], does: "Select more" },
  { keys: ["mod", "Z"], does: "Undo" },
];
const onAdd: readonly Hint[] = [
  { keys: ["enter"], does: "Add an attribute" },
  { keys: ["up"], does: "Back to the notes" },
  { keys: ["N"], does: "New object" },
  { keys: ["/"], does: "Filter" },
];
const onSeveral: readonly Hint[] = [
  { keys: ["shift", "up", "down"], does: "Extend" },
  { keys: ["X"], does: "In or out" },
  { keys: ["space"], does: "Lift all" },
  { keys: ["M"], does: "Core or metadata" },
  { keys: ["Del"], does: "Delete" },
  { keys: ["esc"], does: "Only this one" },
];
const onHead: readonly Hint[] = [
  { keys: ["enter"], does: "Rename" },
  { keys: ["Alt", "left", "right"], does: "Move the column" },
  { keys: ["A"], does: "Add an attribute" },
  { keys: ["N"], does: "New object" },
  { keys: ["/"], does: "Filter" },
  { keys: ["0"], does: "The whole map" },
];
const onOverview: readonly Hint[] = [
  { keys: ["enter"], does: "Open" },
  { keys: ["space"], does: "Lift or drop the column" },
  { keys: ["Alt", "left", "right"], does: "Move it at once" },
  { keys: ["+"], does: "Nearer" },
  { keys: ["mod", "Z"], does: "Undo" },
];
const reading: readonly Hint[] = [
  { keys: ["up", "down", "left", "right"], does: "Go" },
  { keys: ["/"], does: "Filter" },
  { keys: ["0"], does: "The whole map" },
  { keys: ["1"], does: "One object" },
];

const naming: readonly Hint[] = [
  { keys: ["enter"], does: "Add, and name the next" },
  { keys: ["esc"], does: "Done" },
];

export function MapHints({ zoom }: { zoom: Zoom }) {
  const { active, lift, editing, selection, mayWrite } = useMap();
  const isMany = useHeld(selection, ({ items }) => items.size > 0);
  const isNaming = useHeld(editing, (now) => now !== null && now.what !== "name");
  const lifted = useHeld(lift, (now) => (now === null ? "" : now.item ? "note" : "column"));
  const at = useHeld(active, (now) => (now === null ? "" : now.item === headItem ? "head" : now.item === addItem ? "add" : "note"));
  const held = lifted === "note" ? carrying : lifted === "column" ? (zoom === "all" ? carryingFar : carryingColumn) : null;
  const hints =
    held ??
    (isNaming
      ? naming
      : !mayWrite
        ? reading
        : zoom === "all"
          ? onOverview
          : at === "head"
            ? onHead
            : at === "add"
              ? onAdd
              : isMany
                ? onSeveral
                : onNote);
  return <HintBar hints={hints} />;
}
