/**
 * One undo stack for a tab and a project: its own steps only, across views (docs/spec/sync-state.md U1–U8).
 *
 * Yjs follows origins, so others' work is never taken back. A command is one step; typing in prose is one step for each run.
 */
import * as Y from "yjs";
import { isEntityKind, rootOf } from "#shared/document/layout.ts";
import { placeOfType, rootKinds } from "#shared/document/observe.ts";
import { readEntity } from "#shared/document/read.ts";
import { type AnyKind, allDefinitions } from "#shared/schema/entities.ts";
import { titleOf } from "#shared/schema/title.ts";
import { type Made, type Taken, takeStep } from "./undo-taken.ts";

/** Steps that can be taken back. */
export const undoSteps = 200;

/** A pause in typing after which a new step begins, in milliseconds. */
const typingPauseMs = 500;

const wordsKey = "words";
/** What a step made itself: what Yjs is told to take for one's own grows later (U7). */
const ownKey = "own";

export interface UndoStack {
  /** For the prose editor, which adds its own origin. */
  readonly manager: Y.UndoManager;
  /** @returns what became of the last step; null when there was none */
  undo(): Taken | null;
  redo(): Taken | null;
  canUndo(): boolean;
  canRedo(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface OpenUndo extends UndoStack {
  /** Runs a command as one step that is described by `words`. */
  step<T>(words: string, command: () => T): T;
  close(): void;
}

/**
 * Yjs forgets what it took back when a new step begins, takes it for others' work from then on, and restores nothing it stands
 * before. Here every step goes on knowing it as one's own (U7).
 */
class RememberingUndo extends Y.UndoManager {
  override clear(clearsUndo = true, clearsRedo = true): void {
    if (clearsRedo && !clearsUndo && this.redoStack.length > 0) {
      const takenBack = this.redoStack.map(({ deletions }) => deletions);
      for (const step of this.undoStack) step.insertions = Y.mergeDeleteSets([step.insertions, ...takenBack]);
    }
    super.clear(clearsUndo, clearsRedo);
  }
}

/** @param nameOf whose document a number of Yjs is, as far as that is known */
export function openUndo(doc: Y.Doc, origin: unknown, nameOf: (client: number) => string | null = () => null): OpenUndo {
  const roots = (Object.keys(allDefinitions) as AnyKind[]).map((kind) => rootOf(doc, kind));
  const kinds = rootKinds(doc);
  const manager = new RememberingUndo(roots, { doc, trackedOrigins: new Set([origin]), captureTimeout: typingPauseMs });
  const listeners = new Set<() => void>();
  let words: string | null = null;

  const added = ({ stackItem, type, changedParentTypes }: StackEvent) => {
    stackItem.meta.set(ownKey, stackItem.insertions);
    if (type === "undo" && !stackItem.meta.has(wordsKey)) stackItem.meta.set(wordsKey, words ?? typedWords(doc, kinds, changedParentTypes));
    forgetOldest(doc, manager);
    tell();
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const take = (from: StackItem[], to: StackItem[], pop: () => StackItem | null): Taken | null => {
    const step = from.at(-1);
    if (!step) return null;
    const before = to.at(-1);
    const { done, by } = takeStep(doc, kinds, from, (step.meta.get(ownKey) as Made | undefined) ?? step.insertions, pop);
    const said = String(step.meta.get(wordsKey) ?? "");
    if (to.at(-1) !== before) to.at(-1)?.meta.set(wordsKey, said);
    tell();
    const names = by.flatMap((client) => (client === null ? [] : (nameOf(client) ?? [])));
    return { what: said === "" ? "last step" : said, done, by: [...new Set(names)] };
  };
  manager.on("stack-item-added", added);
  manager.on("stack-cleared", tell);
  return {
    manager,
    undo: () => take(manager.undoStack, manager.redoStack, () => manager.undo()),
    redo: () => take(manager.redoStack, manager.undoStack, () => manager.redo()),
    canUndo: () => manager.undoStack.length > 0,
    canRedo: () => manager.redoStack.length > 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    step: (said, command) => {
      manager.stopCapturing();
      words = said;
      try {
        return command();
      } finally {
        words = null;
        manager.stopCapturing();
      }
    },
    close: () => manager.destroy(),
  };
}

type StackItem = Y.UndoManager["undoStack"][number];
interface StackEvent {
  stackItem: StackItem;
  type: "undo" | "redo";
  changedParentTypes: Map<Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>, unknown>;
}

/** "typing in definition of Session", from the text that was typed in. */
function typedWords(doc: Y.Doc, kinds: ReadonlyMap<unknown, AnyKind>, changed: StackEvent["changedParentTypes"]): string {
  for (const type of changed.keys()) {
    const place = type instanceof Y.Text ? placeOfType(kinds, type) : null;
    if (place?.field && place.id !== null) return `typing in ${nameOfField(doc, place.kind, place.id, place.field)}`;
  }
  return "last step";
}

/** "definition of Session". */
export function nameOfField(doc: Y.Doc, kind: AnyKind, id: string, field: string): string {
  const label = (allDefinitions[kind].fields[field]?.label ?? field).toLowerCase();
  const entity = isEntityKind(kind) ? readEntity(doc, kind, id) : null;
  const title = entity ? titleOf(entity) : "";
  return title === "" ? label : `${label} of ${title}`;
}

/** Yjs keeps what a step deleted for as long as the step can be undone; the oldest steps are let go. */
function forgetOldest(doc: Y.Doc, manager: Y.UndoManager): void {
  while (manager.undoStack.length > undoSteps) {
    const oldest = manager.undoStack.shift();
    if (!oldest) return;
    doc.transact((transaction) => {
      Y.iterateDeletedStructs(transaction, oldest.deletions, (item) => {
        if (item instanceof Y.Item) item.keep = false;
      });
    });
  }
}
