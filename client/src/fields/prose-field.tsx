/**
 * A field of prose: shown as text until somebody is in it, this person or another, then as the editor, in the same place and
 * measure. Rules F10–F16, docs/spec/fields.md.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { usePeopleAt } from "#client/project/presence.ts";
import { useProse } from "#client/project/use-prose.ts";
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
  const early = useRef("");
  const Editor = useProseEditor();
  useEffect(() => {
    if (editable) loadProseEditorWhenIdle();
  }, [editable]);
  useEffect(() => {
    if (othersHere) setShown((now) => (now === "text" ? "editor" : now));
  }, [othersHere]);

  if (!editable) return <ReadProse {...props} />;
  if (Editor && binding && shown !== "text") {
    return <Editor binding={binding} own={at.id} field={field} labelId={labelId} focus={shown === "editor with focus"} early={early} />;
  }
  const onEarly = (letter: string) => {
    early.current += letter;
  };
  const leave = () => Editor === null && setShown("text");
  const near = () => setShown((now) => (now === "text" ? "editor" : now));
  return <ProseToEnter {...props} onNear={near} onEnter={() => setShown("editor with focus")} onLeave={leave} onEarly={onEarly} />;
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
  /** A letter typed before the editor is there; it gets it when it comes. */
  onEarly: (letter: string) => void;
}

/** What the editor will be to readers, so that nothing changes for them when it comes. */
const textbox = { role: "textbox", "aria-multiline": true, tabIndex: 0 } as const;

function ProseToEnter({ at, field, labelId, onNear, onEnter, onLeave, onEarly }: EditorProps<ProseField> & Doors) {
  const text = useValue(at, field) ?? "";
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
      if ([...event.key].length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      onEarly(event.key);
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
