/**
 * Names new attributes at the foot of a column: Enter makes one and the field waits for the next, a pasted column makes as many.
 * Esc or an empty Enter ends it.
 */
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { attribute } from "#shared/schema/entities/attribute.ts";
import { committedLine, cutSentence, fitDraft } from "../../fields/line-draft.ts";
import { classNames } from "../../parts/class-names.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { addAttributes, say } from "./map-commands.ts";
import { addItem, useMap } from "./map-context.ts";
import { kindWords } from "./map-words.ts";
import { noteFrame, papers } from "./note-look.ts";
import { pasteAttributes } from "./paste-attributes.ts";

const { label, max } = attribute.fields.name;

export function AddAttribute({ object }: { object: string }) {
  const { store, write } = useProject();
  const map = useMap();
  const world = { store, write, map };
  const [kind, setKind] = useState<"core" | "metadata">("core");
  const [draft, setDraft] = useState({ text: "", cut: 0 });
  const name = committedLine(draft.text);
  const add = () => {
    setDraft({ text: "", cut: 0 });
    if (name === "") return;
    addAttributes(world, object, kind, [name]);
    say(world, `${name} added`);
  };
  const end = () => {
    map.active.set({ object, item: addItem });
    map.editing.set(null);
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.altKey && event.code === "KeyM") {
      event.preventDefault();
      setKind(kind === "core" ? "metadata" : "core");
    }
    if (event.key === "Escape") end();
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (name === "") end();
    else add();
  };
  const paste = (event: ClipboardEvent) => {
    const clipboard = { text: event.clipboardData.getData("text/plain"), html: event.clipboardData.getData("text/html") };
    if (!/[\r\n\t]/.test(clipboard.text.trim())) return;
    event.preventDefault();
    pasteAttributes(world, object, kind, clipboard);
  };
  const other = kind === "core" ? "metadata" : "core";
  return (
    <div className="mt-[3px]">
      <div className={classNames(noteFrame, papers[kind], "outline-2 outline-offset-0 outline-ink pl-1")}>
        <button
          type="button"
          tabIndex={-1}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => setKind(other)}
          aria-label={`${kindWords[kind].label}; make it ${kindWords[other].one}`}
          title={`${kindWords[kind].label} (Alt M changes)`}
          className="grid size-6 shrink-0 place-items-center rounded-xs hover:bg-[color-mix(in_srgb,currentColor_12%,transparent)]"
        >
          <KindMark kind={kindWords[kind].mark} onPaper className="size-3" />
        </button>
        <input
          ref={focusHere}
          data-naming
          value={draft.text}
          onChange={(event) => setDraft(fitDraft(draft.text, event.target.value, max))}
          onKeyDown={keyDown}
          onPaste={paste}
          onBlur={() => {
            add();
            map.editing.set(null);
          }}
          data-uncommitted={draft.text !== "" || undefined}
          aria-label="Name of the new attribute"
          placeholder="Attribute"
          autoComplete="off"
          className="-ml-1 h-full scroll-mb-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-current placeholder:opacity-70"
        />
      </div>
      {draft.cut > 0 && (
        <p role="alert" className="pt-1 text-xs text-signal-ink">
          {cutSentence(label, max, draft.cut)}
        </p>
      )}
    </div>
  );
}

function focusHere(element: HTMLInputElement | null): void {
  element?.focus();
}
