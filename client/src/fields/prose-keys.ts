/** Keys in prose: bold, italics, lists that go on, and the way out. Undo is the project's, so that it keeps the order of things. */
import { standardKeymap } from "@codemirror/commands";
import { EditorSelection, type Extension, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { undoStepOf } from "./undo-step.ts";

export interface ProseCommands {
  undo(): void;
  redo(): void;
  /** Esc: back to the list. */
  leave(): void;
}

export function proseKeys(commands: ProseCommands): Extension {
  const undoing = EditorView.domEventHandlers({
    keydown(event) {
      const step = undoStepOf(event);
      if (step) {
        event.preventDefault();
        commands[step]();
      }
      return step !== null;
    },
  });
  const leave = () => {
    commands.leave();
    return true;
  };
  const keys = keymap.of([
    { key: "Escape", run: leave },
    { key: "Mod-b", run: (view) => wrapSelection(view, "**") },
    { key: "Mod-i", run: (view) => wrapSelection(view, "*") },
    { key: "Enter", run: continueList },
    ...standardKeymap,
  ]);
  return [Prec.highest(undoing), keys];
}

/** Puts signs round each selection, or takes them away where they are. */
function wrapSelection(view: EditorView, sign: string): boolean {
  const { state } = view;
  if (state.readOnly) return false;
  const change = state.changeByRange((range) => {
    const [from, to] = [range.from - sign.length, range.to + sign.length];
    const wrapped = from >= 0 && state.sliceDoc(from, range.from) === sign && state.sliceDoc(range.to, to) === sign;
    const changes = wrapped
      ? [
          { from, to: range.from },
          { from: range.to, to },
        ]
      : [
          { from: range.from, insert: sign },
          { from: range.to, insert: sign },
        ];
    const shift = wrapped ? -sign.length : sign.length;
    return { changes, range: EditorSelection.range(range.anchor + shift, range.head + shift) };
  });
  view.dispatch(state.update(change, { userEvent: "input", scrollIntoView: true }));
  return true;
}

const lead = /^(\s*)(?:([-*+])|(\d{1,3})([.)])) /;

/** Enter in a list begins the next item; in an empty item it ends the list. */
function continueList(view: EditorView): boolean {
  const { state } = view;
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const match = lead.exec(line.text);
  if (!match || !empty || head < line.from + match[0].length) return false;
  const blank = line.text.trim() === match[0].trim();
  const next = match[2] ? match[0] : `${match[1]}${Number(match[3]) + 1}${match[4]} `;
  view.dispatch(
    blank
      ? { changes: { from: line.from, to: line.to }, userEvent: "delete" }
      : { changes: { from: head, insert: `\n${next}` }, selection: { anchor: head + 1 + next.length }, userEvent: "input" },
    { scrollIntoView: true },
  );
  return true;
}
