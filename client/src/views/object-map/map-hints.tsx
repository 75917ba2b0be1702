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
const onNote: readonly Hint[] = [
  { keys: ["space"], does: "Lift or drop" },
  { keys: ["up", "down"], does: "Rank" },
  { keys: ["left", "right"], does: "Move to another object" },
  { keys: ["esc"], does: "Put back" },
  { keys: ["enter"], does: "Edit" },
  { keys: ["M"], does: "Core or metadata" },
  { keys: ["mod", "Z"], does: "Undo" },
];
const onHead: readonly Hint[] = [
  { keys: ["enter"], does: "Rename" },
  { keys: ["Alt", "left", "right"], does: "Move the column" },
  { keys: ["A"], does: "Add an attribute" },
  { keys: ["N"], does: "New object" },
  { keys: ["/"], does: "Filter" },
  { keys: ["0"], does: "The whole map" },
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
  const { active, lift, editing, mayWrite } = useMap();
  const isNaming = useHeld(editing, (now) => now !== null && now.what !== "name");
  const lifted = useHeld(lift, (now) => (now === null ? "" : now.item ? "note" : "column"));
  const at = useHeld(active, (now) => (now === null ? "" : now.item === headItem || now.item === addItem ? "head" : "note"));
  const isReading = !mayWrite || zoom === "all";
  const held = lifted === "note" ? carrying : lifted === "column" ? carryingColumn : null;
  const hints = held ?? (isNaming ? naming : isReading ? reading : at === "head" ? onHead : onNote);
  return <HintBar hints={hints} />;
}
