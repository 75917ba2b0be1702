/**
 * Verbs as they are typed into a cell, with suggestions: Enter or a comma takes what stands there, Tab what is offered, arrows choose
 * from the list, Esc gives up. A combobox with a list; the list stands over the page, so that no cell clips it.
 */
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useShowTyping } from "#client/project/presence.ts";
import { PhaseMark } from "../../parts/phase-mark.tsx";
import { SuggestionList } from "./suggestion-list.tsx";
import { completedBy, isVerbDone, type VerbOffer } from "./verb-offers.ts";

export interface VerbFieldProps {
  label: string;
  /** What stands there at first. */
  text: string;
  /** It is selected, so that typing replaces it. */
  isSelected: boolean;
  /** Adds one after the other, until an empty Enter. */
  isMany: boolean;
  offersFor: (text: string) => readonly VerbOffer[];
  /** @returns why it was not taken, or "" */
  onTake: (text: string) => string;
  onEnd: (way: "enter" | "tab" | "back" | "escape" | "left") => void;
  onDraft: (draft: { text: string; completed: string } | null) => void;
  /** The cell went while this was being typed into it. */
  onLost: (text: string) => void;
}

const longest = 2_000;

export function VerbField({ label, text: start, isSelected, isMany, offersFor, onTake, onEnd, onDraft, onLost }: VerbFieldProps) {
  const [text, setText] = useState(start);
  const [chosen, setChosen] = useState(-1);
  const [problem, setProblem] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  const listId = useId();
  const typing = useShowTyping();
  const offers = offersFor(text);
  const offer = offers[chosen] ?? null;
  const completed = text === start && isSelected ? null : completedBy(text, offers);
  const completion = completed?.text.slice(text.length) ?? "";
  const accepted = offer?.text ?? completed?.text ?? "";

  const tell = useRef({ onDraft, onLost, unfinished: "" });
  tell.current = { onDraft, onLost, unfinished: text === start && isSelected ? "" : text.trim() };
  useEffect(() => tell.current.onDraft({ text, completed: accepted }), [text, accepted]);
  useEffect(
    () => () => {
      tell.current.onDraft(null);
      if (!isOver.current && tell.current.unfinished !== "") tell.current.onLost(tell.current.unfinished);
    },
    [],
  );
  useEffect(() => {
    const field = input.current;
    field?.focus({ preventScroll: true });
    if (isSelected) field?.select();
    else field?.setSelectionRange(field.value.length, field.value.length);
  }, [isSelected]);

  const change = (next: string) => {
    setText(next);
    setChosen(-1);
    setProblem("");
    typing();
  };
  const take = (said: string): boolean => {
    const why = said.trim() === "" ? "" : onTake(said);
    setProblem(why);
    if (why === "") change("");
    return why === "";
  };
  const end: VerbFieldProps["onEnd"] = (way) => {
    isOver.current = true;
    onEnd(way);
  };
  const enter = () => {
    if (text.trim() === "" && !offer) return end("enter");
    if (take(offer?.text ?? text) && !isMany) end("enter");
  };
  const tab = (back: boolean) => {
    if (!back && accepted !== "" && accepted !== text) return change(accepted);
    if (take(text)) end(back ? "back" : "tab");
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const act = actFor(event);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const actFor = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): (() => void) | null => {
    if (ctrlKey || metaKey || altKey) return null;
    if (key === "Enter") return enter;
    if (key === "Tab") return () => tab(shiftKey);
    if (key === "Escape") return offer ? () => setChosen(-1) : () => end("escape");
    if (key === "ArrowDown") return () => setChosen(chosen + 1 >= offers.length ? -1 : chosen + 1);
    if (key === "ArrowUp") return () => setChosen(chosen < 0 ? offers.length - 1 : chosen - 1);
    const isSeparator = isMany && (key === "," || key === ";") && isVerbDone(text, input.current?.selectionStart ?? 0);
    return isSeparator ? () => void take(text) : null;
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!isMany || !/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    take(text + pasted.replaceAll("\t", ", "));
  };
  const blur = () => {
    if (isOver.current) return;
    isOver.current = true;
    if (text.trim() !== "" && text !== start) onTake(text);
    onEnd("left");
  };

  return (
    <div className="cta-edit">
      <PhaseMark phase="none" className="size-3 text-ink-3" />
      <span className="relative min-w-0 flex-1">
        <span aria-hidden="true" className="pointer-events-none absolute inset-0 flex items-center overflow-hidden whitespace-pre">
          <span className="invisible">{text}</span>
          <span className="text-ink-3">{completion}</span>
        </span>
        <input
          ref={input}
          role="combobox"
          aria-label={label}
          aria-expanded={offers.length > 0}
          aria-controls={listId}
          aria-autocomplete="both"
          aria-activedescendant={offer ? `${listId}-${chosen}` : undefined}
          aria-invalid={problem !== "" || undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          maxLength={longest}
          data-uncommitted={text === start ? undefined : true}
          onChange={(event) => change(event.target.value)}
          onKeyDown={keyDown}
          onPaste={paste}
          onBlur={blur}
          className="relative h-full w-full bg-transparent outline-none"
        />
      </span>
      <SuggestionList
        id={listId}
        anchor={input}
        offers={offers}
        typed={text}
        chosen={chosen}
        taken={completed ? offers.indexOf(completed) : -1}
        problem={problem}
        isMany={isMany}
        onChoose={(each) => {
          if (take(each.text) && !isMany) end("enter");
        }}
      />
    </div>
  );
}
