/** Adds to a small list: a quiet line that becomes a field, and stays one for the next after each Enter. */
import { Plus } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from "react";
import { useShowTyping } from "#client/project/presence.ts";
import { classNames } from "../parts/class-names.ts";
import { FieldError } from "../parts/text-field.tsx";
import { focusOnce } from "./focus-once.ts";
import { cutSentence, fitDraft } from "./line-draft.ts";
import { inPlace } from "./line-editor.tsx";

export interface ListAddProps {
  /** "instance". */
  noun: string;
  max: number;
  open: boolean;
  onOpen: (open: boolean) => void;
  onAdd: (text: string) => void;
  /** A chip among chips, or a line in a list. */
  look: "line" | "chip";
}

export function ListAdd({ noun, max, open, onOpen, onAdd, look }: ListAddProps) {
  const article = /^[aeiou]/i.test(noun) ? "an" : "a";
  if (open) return <AddField noun={noun} max={max} onOpen={onOpen} onAdd={onAdd} look={look} />;
  const lookOf = {
    line: "-ml-0.5 flex h-6 items-center gap-1 rounded-sm pr-1.5 text-ink-3 hover:text-ink max-phone:h-11 [&_svg]:size-[13px]",
    chip: "inline-flex h-[22px] items-center gap-[5px] rounded-sm border border-dashed border-control px-[7px] text-sm font-medium text-ink-2 hover:bg-fill hover:text-ink max-phone:h-7 [&_svg]:size-3",
  };
  return (
    <button type="button" data-add className={lookOf[look]} onClick={() => onOpen(true)}>
      <Plus aria-hidden />
      {look === "chip" ? "Add" : `Add ${article} ${noun}`}
      {look === "chip" && <span className="sr-only"> {`${article} ${noun}`}</span>}
    </button>
  );
}

function AddField({ noun, max, onOpen, onAdd, look }: Omit<ListAddProps, "open">) {
  const [draft, setDraft] = useState({ text: "", cut: 0 });
  const typing = useShowTyping();
  const problemId = useId();
  const add = (text: string) => {
    if (text.trim() !== "") onAdd(text);
    setDraft({ text: "", cut: 0 });
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (draft.text.trim() === "") onOpen(false);
      else add(draft.text);
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      onOpen(false);
    }
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    add(pasted);
  };
  const leave = () => {
    add(draft.text);
    onOpen(false);
  };
  const problem = draft.cut > 0 ? cutSentence(noun, max, draft.cut) : null;
  return (
    <div className={look === "chip" ? "w-40" : "pl-3.5"}>
      <input
        ref={focusOnce}
        value={draft.text}
        onChange={(event) => setDraft(fitDraft(draft.text, event.target.value, max))}
        onInput={typing}
        onKeyDown={keyDown}
        onPaste={paste}
        onBlur={leave}
        data-uncommitted={draft.text !== "" || undefined}
        aria-label={`New ${noun}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        autoComplete="off"
        className={classNames(
          inPlace,
          "border-control bg-surface",
          look === "chip" ? "mx-0! h-[22px] w-full! text-sm max-phone:h-7" : "h-6 max-phone:h-11",
        )}
      />
      {problem && <FieldError id={problemId}>{problem}</FieldError>}
    </div>
  );
}
