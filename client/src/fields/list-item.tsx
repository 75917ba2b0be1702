/**
 * One entry of a small list, edited where it stands. Enter goes on to adding, Alt with an arrow moves, Backspace in an empty one
 * removes it, a pasted column becomes entries.
 */
import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useId } from "react";
import { useShowTyping } from "#client/project/presence.ts";
import { classNames } from "../parts/class-names.ts";
import { IconButton } from "../parts/icon-button.tsx";
import { FieldError } from "../parts/text-field.tsx";
import { inPlace } from "./line-editor.tsx";
import type { ListEntry } from "./list-entries.ts";
import { useDraft } from "./use-draft.ts";

export interface ListItemProps {
  entry: ListEntry;
  /** What it is, in the singular: "instance". */
  noun: string;
  max: number;
  onSay: (text: string) => void;
  onRemove: () => void;
  onMove: (step: 1 | -1) => void;
  onNext: () => void;
  onPasteLines: (text: string) => void;
}

export function ListItem({ entry, noun, max, onSay, onRemove, onMove, onNext, onPasteLines }: ListItemProps) {
  const { input, text, problem } = useDraft({ value: entry.says, label: noun, max, required: true, write: onSay, onEnter: onNext });
  const typing = useShowTyping();
  const problemId = useId();

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (step !== null && event.altKey) {
      event.preventDefault();
      return onMove(step);
    }
    if (event.key === "Backspace" && text === "") {
      event.preventDefault();
      return onRemove();
    }
    input.onKeyDown(event);
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    onPasteLines(pasted);
  };

  return (
    <li className="group relative pl-3.5 before:absolute before:top-[11px] before:left-0.5 before:h-[1.5px] before:w-[5px] before:bg-control max-phone:before:top-[23px]">
      <input
        {...input}
        onKeyDown={keyDown}
        onPaste={paste}
        onInput={typing}
        data-entry={entry.key}
        aria-label={`${noun.charAt(0).toUpperCase()}${noun.slice(1)}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId : undefined}
        autoComplete="off"
        className={classNames(inPlace, "ml-[-5px]! h-6 w-[calc(100%+13px)]! pr-7 pl-1! max-phone:h-11 max-phone:pr-12")}
      />
      <IconButton
        label={`Remove ${entry.says || noun}`}
        icon={<X />}
        size="sm"
        tabIndex={-1}
        onClick={onRemove}
        className="absolute! top-0 -right-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-phone:opacity-100 focus-visible:opacity-100"
      />
      {problem && <FieldError id={problemId}>{problem}</FieldError>}
    </li>
  );
}
