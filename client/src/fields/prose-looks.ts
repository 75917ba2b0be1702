/**
 * How prose looks while it is written: bold and italics in place, their signs hidden until the caret comes near, lists with a
 * hanging indent, names of objects on paper. Follows `prose-marks.ts`, as the text shown for reading does.
 */
import { type EditorState, type Extension, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { NameIndex } from "#client/project/name-index.ts";
import { mentionsIn } from "./mentions.ts";
import { lineLook } from "./prose-line-look.ts";
import { type ProseLine, readProse } from "./prose-marks.ts";

/** Sent when objects were renamed, so that the names in the text are found again. */
export const namesChanged = StateEffect.define<NameIndex>();

interface Looks {
  readonly names: NameIndex;
  readonly marks: DecorationSet;
}

const hidden = Decoration.replace({});
const quiet = Decoration.mark({ class: "prose-sign" });
const style = { strong: Decoration.mark({ tagName: "strong" }), em: Decoration.mark({ tagName: "em" }) };

/** @param own id of the entity whose text this is */
export function proseLooks(names: NameIndex, own: string): Extension {
  const looks = StateField.define<Looks>({
    create: (state) => ({ names, marks: markAll(state, names, own) }),
    update(value, transaction) {
      const told = transaction.effects.find((effect) => effect.is(namesChanged));
      const current = told?.value ?? value.names;
      if (!told && !transaction.docChanged && !transaction.selection) return value;
      return { names: current, marks: markAll(transaction.state, current, own) };
    },
    provide: (field) => EditorView.decorations.from(field, (value) => value.marks),
  });
  return looks;
}

function markAll(state: EditorState, names: NameIndex, own: string): DecorationSet {
  const text = state.doc.sliceString(0, state.doc.length, "\n");
  const lines = readProse(text);
  const marks = lines.flatMap((line) => markLine(line, state));
  for (const { from, to, id } of mentionsIn(names, text, own)) marks.push(mention(id).range(from, to));
  return Decoration.set(marks, true);
}

function markLine(line: ProseLine, state: EditorState): Range<Decoration>[] {
  const marks: Range<Decoration>[] = [];
  const look = lineLook(line);
  if (look !== "") marks.push(Decoration.line({ class: look }).range(line.from));
  if (line.lead > 0) marks.push(quiet.range(line.from, line.from + line.lead));
  for (const span of line.spans) {
    const sign = touches(state, span.from - span.mark, span.to + span.mark) ? quiet : hidden;
    marks.push(sign.range(span.from - span.mark, span.from), style[span.style].range(span.from, span.to));
    marks.push(sign.range(span.to, span.to + span.mark));
  }
  return marks;
}

const mention = (id: string) => Decoration.mark({ class: "prose-mention", attributes: { "data-object": id } });

function touches(state: EditorState, from: number, to: number): boolean {
  return state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}
