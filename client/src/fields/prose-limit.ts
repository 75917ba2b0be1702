/**
 * Stops prose at its bound: what is typed or pasted is kept as far as it fits, the rest is counted. What others write is never
 * held back. Rule F13, docs/spec/fields.md.
 */
import { type ChangeSet, EditorState, type Extension, type TransactionSpec } from "@codemirror/state";

/** @param onCut told how many letters did not fit; 0 when a change fitted again */
export function proseLimit(max: number, onCut: (letters: number) => void): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || !transaction.isUserEvent("input")) return transaction;
    const over = transaction.newDoc.length - max;
    const grows = transaction.newDoc.length > transaction.startState.doc.length;
    onCut(over > 0 && grows ? over : 0);
    return over > 0 && grows ? shortened(transaction.startState, transaction.changes, over) : transaction;
  });
}

/** The same changes with the last `over` inserted letters left out. */
function shortened(state: EditorState, changes: ChangeSet, over: number): TransactionSpec {
  const kept: { from: number; to: number; insert: string }[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    kept.push({ from, to, insert: inserted.sliceString(0, inserted.length, "\n") });
  });
  for (const change of kept.toReversed()) {
    const cut = Math.min(over, change.insert.length);
    over -= cut;
    change.insert = dropHalfLetter(change.insert.slice(0, change.insert.length - cut));
  }
  const set = state.changes(kept);
  const last = kept.at(-1);
  const head = last ? set.mapPos(last.to, 1) : state.selection.main.head;
  return { changes: set, selection: { anchor: head }, userEvent: "input.paste", filter: false };
}

const dropHalfLetter = (text: string) => text.replace(/[\ud800-\udbff]$/, "");
