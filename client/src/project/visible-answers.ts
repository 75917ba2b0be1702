/**
 * The answers in the cells of a matrix, kept true by what changed (docs/spec/sync-state.md M6).
 *
 * Equal to `readModel(doc).ctaAnswers` and `.nestingAnswers` at every moment. Read when first asked for; from then on only the
 * answers are read again that changed, or whose row or column came, went or was merged.
 */
import { holdersOf } from "#shared/document/gone.ts";
import type { HangingIndex } from "#shared/document/hanging.ts";
import { readAnswer } from "#shared/document/integrity.ts";
import { type ProjectDoc, rootOf } from "#shared/document/layout.ts";
import type { ModelChange } from "#shared/document/observe.ts";
import { compareText } from "#shared/document/read.ts";
import type { AnswerKind } from "./model-store.ts";
import type { EntityChange } from "./visible-entities.ts";

export interface VisibleAnswers {
  /** By the cell they read as; the same map, kept true. */
  readonly of: ReadonlyMap<string, string>;
  /** @returns cells that say something else now */
  update(changes: readonly ModelChange[], changed: readonly EntityChange[]): string[];
}

export function visibleAnswers(doc: ProjectDoc, kind: AnswerKind, hanging: HangingIndex): VisibleAnswers {
  const lazily = () => hanging;
  const of = new Map<string, string>();
  /** Which stored keys read as a cell; more than one only where rows or columns were merged. */
  const keysOf = new Map<string, Set<string>>();
  const cellOf = new Map<string, string>();
  const read = (key: string, touched: Set<string>) => {
    const before = cellOf.get(key);
    const at = readAnswer(doc, kind, key, lazily)?.at;
    if (before !== undefined) {
      touched.add(before);
      keysOf.get(before)?.delete(key);
    }
    if (at === undefined) return void cellOf.delete(key);
    touched.add(at);
    cellOf.set(key, at);
    keysOf.set(at, (keysOf.get(at) ?? new Set()).add(key));
  };
  /** Of several, the one written for the cell itself wins, then the smaller key. */
  const answerOf = (cell: string): string => {
    const keys = [...(keysOf.get(cell) ?? [])].sort(compareText);
    const key = keys.find((each) => each === cell) ?? keys[0];
    return key === undefined ? "" : (readAnswer(doc, kind, key, lazily)?.answer ?? "");
  };
  const settle = (cell: string): boolean => {
    const [before, after] = [of.get(cell) ?? "", answerOf(cell)];
    if (after === "") of.delete(cell);
    else of.set(cell, after);
    return before !== after;
  };
  const readAll = (): string[] => {
    const touched = new Set<string>();
    for (const key of new Set([...rootOf(doc, kind).keys(), ...cellOf.keys()])) read(key, touched);
    return [...touched].filter(settle);
  };
  readAll();
  return {
    of,
    update: (changes, changed) => {
      if (changes.some(({ fields }) => fields !== "all" && fields.includes("mergedInto"))) return readAll();
      const keys = new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id));
      for (const { kind: side, id, before, after } of changed) {
        if ((side !== "object" && side !== "role") || (before !== null && after !== null)) continue;
        for (const holder of holdersOf(doc, { kind: side, id }, hanging)) if (holder.kind === kind) keys.add(holder.id);
      }
      const touched = new Set<string>();
      for (const key of keys) read(key, touched);
      return [...touched].filter(settle);
    },
  };
}
