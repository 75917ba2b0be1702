/**
 * Prose as it is written: CodeMirror bound to the project's text, with everybody's carets. Loaded when somebody first needs it,
 * so that opening a project stays quick; `prose-field.tsx` decides when.
 */
import { EditorView } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useShowTyping } from "#client/project/presence.ts";
import { useObjectNames } from "#client/project/use-entities.ts";
import type { ProseBinding } from "#client/project/use-prose.ts";
import type { ProseField } from "#shared/schema/field-kinds.ts";
import { FieldError } from "../parts/text-field.tsx";
import { cutSentence } from "./line-draft.ts";
import { useOpenItem } from "./open-item.ts";
import { namesChanged } from "./prose-looks.ts";
import { makeProseState, type ProseListener } from "./prose-state.ts";
import { useToldUndo } from "./told-undo.ts";

export interface ProseEditorProps {
  binding: ProseBinding;
  /** Id of the entity whose text this is. */
  own: string;
  field: ProseField;
  labelId: string;
  /** Whether the caret goes into it at once. */
  focus: boolean;
}

export function ProseEditor({ binding, own, field, labelId, focus }: ProseEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [cut, setCut] = useState(0);
  const names = useObjectNames();
  const { undo, redo } = useToldUndo();
  const typed = useShowTyping();
  const open = useOpenItem();
  const latest = useRef({ names, undo, redo, typed, open, focus });
  latest.current = { names, undo, redo, typed, open, focus };

  useLayoutEffect(() => {
    const parent = host.current;
    if (!parent) return;
    const listener: ProseListener = {
      undo: () => latest.current.undo(),
      redo: () => latest.current.redo(),
      leave: () => leaveField(parent),
      typed: () => latest.current.typed(),
      focused: (here) => here || setCut(0),
      cut: setCut,
      follow: (id) => latest.current.open?.("object", id),
    };
    const made = new EditorView({ parent, state: makeProseState({ binding, own, field, labelId, names: latest.current.names, listener }) });
    view.current = made;
    if (latest.current.focus) takeFocus(made);
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [binding, own, field, labelId]);

  useEffect(() => {
    if (focus && view.current) takeFocus(view.current);
  }, [focus]);
  useEffect(() => view.current?.dispatch({ effects: namesChanged.of(names) }), [names]);

  return (
    <>
      <div ref={host} className="prose prose-edit prose-entered" />
      {cut > 0 && <FieldError>{cutSentence(field.label, field.max, cut)}</FieldError>}
    </>
  );
}

/** The text that the editor takes the place of had the focus, so nobody has it now; whoever went on meanwhile is not called back. */
function takeFocus(view: EditorView): void {
  if (view.hasFocus || document.activeElement !== document.body) return;
  view.focus();
  view.dispatch({ selection: { anchor: view.state.doc.length } });
}

/** Esc leaves the editor and lets the view decide where to go: it hears the key as one pressed on the field. */
function leaveField(field: HTMLElement): void {
  field.querySelector<HTMLElement>(".cm-content")?.blur();
  field.dispatchEvent(new CustomEvent("field-left", { bubbles: true }));
}
