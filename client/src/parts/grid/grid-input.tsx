/**
 * Editing a cell or a head in place: Enter saves and goes down, Tab right, Shift reverses, Esc restores, leaving saves.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { AfterEdit, GridHandle } from "./grid-state.ts";

export interface GridInputProps {
  grid: GridHandle;
  label: string;
  /** What is there now; selected, so that typing replaces it. */
  text: string;
  /** What was typed to start the editing; replaces the text, the caret behind it. */
  typed: string | null;
  max: number;
  placeholder?: string;
  className?: string;
  /** A head has no row below that it would be about: Enter and Tab stay. */
  stays?: boolean;
  /** Only when something else is there than before. */
  onSave(text: string): void;
  /** With every key, for the sentence bar and for showing others that one types; `null` when it ends. */
  onDraft?(text: string | null): void;
  /** The cell went while this was being typed into it. */
  onLost?(text: string): void;
}

const enters: Readonly<Record<string, readonly [AfterEdit, AfterEdit]>> = { Enter: ["down", "up"], Tab: ["right", "left"] };

export function GridInput({
  grid,
  label,
  text,
  typed,
  max,
  placeholder,
  className,
  stays = false,
  onSave,
  onDraft,
  onLost,
}: GridInputProps) {
  // What others write meanwhile is not taken for what one has changed: a text left as it was found is not written over theirs.
  const [start] = useState(text);
  const [draft, setDraft] = useState(typed ?? start);
  const isOver = useRef(false);
  const end = (saves: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    onDraft?.(null);
    if (saves && draft !== start) onSave(draft);
  };
  const latest = useRef({ onDraft, onLost, isChanged: false, draft });
  latest.current = { onDraft, onLost, isChanged: draft !== start, draft };
  useEffect(
    () => () => {
      if (isOver.current) return;
      latest.current.onDraft?.(null);
      if (latest.current.isChanged) latest.current.onLost?.(latest.current.draft);
    },
    [],
  );
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const [way, back] = enters[event.key] ?? [];
    const after = event.shiftKey ? back : way;
    if (after === undefined && event.key !== "Escape") return;
    event.preventDefault();
    end(after !== undefined);
    grid.endEdit(after === undefined || stays ? "stay" : after);
  };
  return (
    <input
      ref={enterField}
      value={draft}
      maxLength={max}
      aria-label={label}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      data-typed={typed === null ? undefined : ""}
      data-uncommitted={draft === start ? undefined : ""}
      onChange={(event) => {
        setDraft(event.target.value);
        onDraft?.(event.target.value);
      }}
      onKeyDown={keyDown}
      onBlur={() => {
        if (isOver.current) return;
        end(true);
        grid.leaveEdit();
      }}
      className={className}
    />
  );
}

/** Takes the focus once: everything selected, or the caret behind what was typed. */
function enterField(input: HTMLInputElement | null): void {
  if (!input) return;
  input.focus({ preventScroll: true });
  const end = input.value.length;
  input.setSelectionRange(input.dataset.typed === undefined ? 0 : end, end);
}
