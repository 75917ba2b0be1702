/**
 * The keys of the guide. Letters never fire inside a field; there Alt with J and K, by the physical key, changes the object and
 * keeps the field.
 */
import { useEffect, useRef } from "react";
import { type Command, mayLettersFire, useCommands } from "#client/parts/commands.ts";

export interface GuideCommands {
  next(): void;
  previous(): void;
  first(): void;
  last(): void;
  filter(): void;
  add(): void;
  rename(): void;
  remove(): void;
  moveUp(): void;
  moveDown(): void;
  /** Esc: out of the field, to the list. */
  leave(): void;
}

export function useGuideKeys(commands: GuideCommands, mayWrite: boolean): void {
  const latest = useRef(commands);
  latest.current = commands;
  useCommands("Object guide", told(commands, mayWrite));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandFor(event);
      if (!command || event.defaultPrevented) return;
      event.preventDefault();
      latest.current[command]();
    };
    const onLeft = () => latest.current.leave();
    document.addEventListener("keydown", onKey);
    document.addEventListener("field-left", onLeft);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("field-left", onLeft);
    };
  }, []);
}

/** For the palette and the sheet of shortcuts; the keys are heard here. */
function told(commands: GuideCommands, mayWrite: boolean): Command[] {
  const when = () => mayWrite;
  const heard = true;
  return [
    { id: "guide.new", title: "New object", keys: ["n"], heard, when, run: () => setTimeout(commands.add) },
    { id: "guide.filter", title: "Filter objects", keys: ["/"], heard, run: () => setTimeout(commands.filter) },
    { id: "guide.rename", title: "Rename the object", keys: ["F2"], heard, when, run: () => setTimeout(commands.rename) },
    { id: "guide.delete", title: "Delete the object", keys: ["Del"], heard, when, run: commands.remove },
    { id: "guide.next", title: "Next object", keys: ["j"], heard, run: commands.next },
    { id: "guide.previous", title: "Previous object", keys: ["k"], heard, run: commands.previous },
    { id: "guide.next-field", title: "Next object, same field", keys: ["alt", "j"], heard },
    { id: "guide.up", title: "Move up", keys: ["alt", "up"], heard, when, run: commands.moveUp },
    { id: "guide.down", title: "Move down", keys: ["alt", "down"], heard, when, run: commands.moveDown },
  ];
}

const letters: Readonly<Record<string, keyof GuideCommands>> = { j: "next", k: "previous", n: "add", "/": "filter" };
const inList: Readonly<Record<string, keyof GuideCommands>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  Home: "first",
  End: "last",
  Enter: "rename",
  F2: "rename",
  Delete: "remove",
};
const altKeys: Readonly<Record<string, keyof GuideCommands>> = { KeyJ: "next", KeyK: "previous", KeyN: "add" };
const altInList: Readonly<Record<string, keyof GuideCommands>> = { ArrowUp: "moveUp", ArrowDown: "moveDown" };

function commandFor(event: KeyboardEvent): keyof GuideCommands | null {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (event.ctrlKey || event.metaKey || event.isComposing || inLayer(target)) return null;
  if (event.altKey) return (target?.closest("[data-row]") ? altInList[event.key] : undefined) ?? altKeys[event.code] ?? null;
  if (isText(target)) return event.key === "Escape" ? "leave" : null;
  if (event.key === "Escape") return target?.closest("article") ? "leave" : null;
  if (target?.closest("[data-row]") && event.key in inList) return inList[event.key] ?? null;
  if (event.key === "F2") return "rename";
  return mayLettersFire() ? (letters[event.key.toLowerCase()] ?? null) : null;
}

const isText = (target: HTMLElement | null) =>
  target !== null && (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"));

/** Menus, lists and dialogs keep their keys to themselves. */
const inLayer = (target: HTMLElement | null) =>
  target?.closest("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]") !== null && target !== null;
