/** Hears the keys of all commands that are told (`parts/commands.ts`); a sequence is awaited for a moment. Rules I13–I16. */
import { useEffect } from "react";
import { type Command, commandGroups, mayLettersFire } from "../../parts/commands.ts";
import { isMac } from "../../parts/kbd.tsx";
import { type KeyAnswer, type PressedIn, readPress } from "./read-keys.ts";

/** After the first letter of a sequence. */
const secondLetterMs = 1200;

export function useCommandKeys(): void {
  useEffect(() => {
    let begun: { letter: string; at: number } | null = null;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
      const first = begun && event.timeStamp - begun.at < secondLetterMs ? begun.letter : null;
      begun = null;
      const now = { in: placeOf(event.target), isMac, letters: mayLettersFire(), begun: first };
      const read = (each: Command) => readPress(each.keys ?? [], event, now);
      // In a grid both letters are pressed with Alt: what has begun goes on before Alt and a letter is a command of its own.
      const goesOn = first === null ? null : find((each) => (each.keys?.length === 2 && each.keys[0] === first ? read(each) : "no"));
      const { answer, command } = goesOn?.command ? goesOn : find(read);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      if (answer === "begins") begun = { letter: command.keys?.[0] ?? "", at: event.timeStamp };
      else command.run?.();
    };
    /** The second letter belongs to the sequence, whatever it means to the view. */
    const hearSecond = (event: KeyboardEvent) => begun && hear(event);
    document.addEventListener("keydown", hearSecond, true);
    document.addEventListener("keydown", hear);
    return () => {
      document.removeEventListener("keydown", hearSecond, true);
      document.removeEventListener("keydown", hear);
    };
  }, []);
}

/** What is whole comes before what only begins. */
function find(read: (command: Command) => KeyAnswer): { answer: KeyAnswer; command: Command | undefined } {
  let beginning: Command | undefined;
  for (const group of commandGroups()) {
    for (const command of group.commands()) {
      if (!command.run || command.heard) continue;
      const answer = read(command);
      if (answer === "yes") return { answer, command };
      if (answer === "begins") beginning ??= command;
    }
  }
  return { answer: "begins", command: beginning };
}

const isModifier = (key: string): boolean => ["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(key);

function placeOf(target: EventTarget | null): PressedIn {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.closest("[role=dialog], [role=alertdialog], [role=menu]")) return "layer";
  if (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select, [role=textbox]"))
    return "field";
  return target.closest("[role=grid]") ? "grid" : "page";
}
