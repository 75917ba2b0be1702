/**
 * Names new objects: Enter makes one and the field waits for the next, a pasted column makes as many. Esc or an empty Enter ends it.
 */
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from "react";
import { Kbd } from "#client/parts/kbd.tsx";
import { KindMark } from "#client/parts/kind-mark.tsx";
import { useObjectNames } from "#client/project/use-entities.ts";
import { object } from "#shared/schema/entities/object.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { columnLines, committedLine, cutSentence, fitDraft } from "../../fields/line-draft.ts";
import { FieldError } from "../../parts/text-field.tsx";
import { showToast } from "../../parts/toast.tsx";
import { useObjectField } from "./use-object-field.ts";

const { label, max } = object.fields.name;

export interface NewObjectRowProps {
  /** Makes objects with these names, in this order. */
  onAdd: (names: readonly string[]) => void;
  onDone: () => void;
}

export function NewObjectRow({ onAdd, onDone }: NewObjectRowProps) {
  const [draft, setDraft] = useState({ text: "", cut: 0 });
  const names = useObjectNames();
  const noteId = useId();
  const name = committedLine(draft.text);
  const twin = useObjectField(names.idsNamed(name)[0] ?? "", "name");

  const add = (text: string) => {
    const given = columnLines(text);
    const lines = given.map((line) => fitDraft("", line, max).text);
    const cut = draft.cut + given.join("").length - lines.join("").length;
    if (cut > 0) showToast({ says: cutSentence(label, max, cut) });
    setDraft({ text: "", cut: 0 });
    if (lines.length > 0) onAdd(lines);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (name === "") onDone();
      else add(draft.text);
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      onDone();
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
    onDone();
  };

  return (
    <div className="px-2 pb-2">
      <div className="flex h-row items-center gap-2 rounded-md bg-surface pr-2 pl-2 outline-2 -outline-offset-2 outline-ink max-phone:h-12">
        <KindMark kind="object" />
        <input
          ref={focusOnce}
          value={draft.text}
          onChange={(event) => setDraft(fitDraft(draft.text, event.target.value, max))}
          onKeyDown={keyDown}
          onPaste={paste}
          onBlur={leave}
          data-uncommitted={draft.text !== "" || undefined}
          aria-label="Name of the new object"
          aria-describedby={noteId}
          placeholder="Name of the new object"
          autoComplete="off"
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
        <Kbd keys={["enter"]} />
      </div>
      <div id={noteId} className="px-2 text-sm text-ink-2 not-empty:pt-1">
        {draft.cut > 0 && <FieldError>{cutSentence(label, max, draft.cut)}</FieldError>}
        {name !== "" && twin && <p role="status">There is already an object {twin}. Enter makes another.</p>}
      </div>
    </div>
  );
}
