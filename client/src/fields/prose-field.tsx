/**
 * A field of prose: shown as text until somebody is in it, this person or another, then as the editor, in the same place and
 * measure. Rules F10–F16, docs/spec/fields.md.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { usePeopleAt } from "#client/project/presence.ts";
import { useProse } from "#client/project/use-prose.ts";
import { useWrite } from "#client/project/use-write.ts";
import type { ProseField } from "#shared/schema/field-kinds.ts";
import type { EditorProps } from "./editor-props.ts";
import { loadProseEditor, loadProseEditorWhenIdle, useProseEditor } from "./prose-loader.ts";
import { ProseText } from "./prose-text.tsx";
import { useValue } from "./use-value.ts";

/** Once the editor is shown it stays, until another entity is. */
type Shown = "text" | "editor" | "editor with focus";

export function ProseFieldEditor(props: EditorProps<ProseField>) {
  const { at, field, labelId, editable } = props;
  const binding = useProse(at);
  const othersHere = usePeopleAt(at).length > 0;
  const [shown, setShown] = useState<Shown>("text");
  const Editor = useProseEditor();
  useEffect(() => {
    if (editable) loadProseEditorWhenIdle();
  }, [editable]);
  useEffect(() => {
    if (othersHere) setShown((now) => (now === "text" ? "editor" : now));
  }, [othersHere]);

  if (!editable) return <ReadProse {...props} />;
  if (Editor && binding && shown !== "text") {
    return <Editor binding={binding} own={at.id} field={field} labelId={labelId} focus={shown === "editor with focus"} />;
  }
  const leave = () => Editor === null && setShown("text");
  const near = () => setShown((now) => (now === "text" ? "editor" : now));
  return <ProseToEnter {...props} onNear={near} onEnter={() => setShown("editor with focus")} onLeave={leave} />;
}

function ReadProse({ at, field, labelId }: EditorProps<ProseField>) {
  const text = useValue(at, field) ?? "";
  return (
    <section aria-labelledby={labelId} className="prose">
      {text.trim() === "" ? <p className="prose-empty">Not said yet</p> : <ProseText text={text} own={at.id} links />}
    </section>
  );
}

interface Doors {
  /** The pointer is over it: the editor comes, so that the press finds it. */
  onNear: () => void;
  onEnter: () => void;
  onLeave: () => void;
}

/** What the editor will be to readers, so that nothing changes for them when it comes. */
const textbox = { role: "textbox", "aria-multiline": true, tabIndex: 0 } as const;

function ProseToEnter({ at, field, labelId, onNear, onEnter, onLeave }: EditorProps<ProseField> & Doors) {
  const text = useValue(at, field) ?? "";
  const write = useWrite();
  const enter = () => {
    loadProseEditor();
    onEnter();
  };
  const near = (event: PointerEvent) => {
    loadProseEditor();
    // At once, so that the press that follows lands in the editor, where it places the caret.
    if (event.pointerType === "mouse") flushSync(onNear);
  };
  const place = {
    ...textbox,
    "aria-labelledby": labelId,
    onPointerEnter: near,
    onFocus: enter,
    onBlur: onLeave,
    onKeyDown: (event: KeyboardEvent) => {
      const longer = withKey(text, event);
      if (longer === null || longer.length > field.max) return;
      event.preventDefault();
      write.writeField(at, longer);
    },
  };
  return (
    <div {...place} className="prose prose-edit prose-entered cursor-text">
      {text === "" ? (
        <div className="prose-line prose-empty">{field.hint ?? "Not said yet"}</div>
      ) : (
        <ProseText text={text} own={at.id} links={false} />
      )}
    </div>
  );
}

/** The text after a key at its end, where the caret will be: nothing typed before the editor is there may be lost. */
function withKey(text: string, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "Enter") return `${text}\n`;
  if (key === "Backspace") return [...text].slice(0, -1).join("");
  return [...key].length === 1 ? text + key : null;
}
