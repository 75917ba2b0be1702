/**
 * What became of a step that was taken back, or brought again: all of it, a part, or nothing, because others have changed it since
 * (docs/spec/sync-state.md U8).
 *
 * Yjs restores no value that somebody wrote over, and goes on to the step before when nothing was left to do: then something else
 * would be taken back than what one saw last. Here one step at a time is tried, and it is said what stands in its way.
 */
import * as Y from "yjs";
import { clientsBeyondMark, isGone, lazyHanging } from "#shared/document/gone.ts";
import { isEntityKind } from "#shared/document/layout.ts";
import { placeOfType } from "#shared/document/observe.ts";
import type { AnyKind } from "#shared/schema/entities.ts";

/** The number of somebody's document; `null` where nobody can be named. */
type Client = number | null;

export interface Taken {
  /** "rename of Session" */
  readonly what: string;
  readonly done: "all" | "part" | "none";
  /** Names of those who have changed the rest since, as far as they are known. */
  readonly by: readonly string[];
}

/** "Undone: rename of Session" · "Not undone: rename of Session. Mei has changed it since." */
export function sentenceOfTaken(verb: "undone" | "redone", { what, done, by }: Taken): string {
  const whole = verb === "undone" ? "Undone" : "Redone";
  if (done === "all") return `${whole}: ${what}`;
  const who = by.length > 2 ? `${by[0]} and others` : by.join(" and ");
  const since = `${who === "" ? "It" : who} ${by.length > 1 ? "have" : "has"} ${who === "" ? "been changed" : `changed ${done === "part" ? "the rest" : "it"}`} since.`;
  if (done === "none") return `Not ${verb}: ${what}. ${since}`;
  return `${whole} in part: ${what}. ${who === "" ? "The rest has been changed since." : since}`;
}

type Step = Y.UndoManager["undoStack"][number];
/** Which items, by client and clock. */
export type Made = Step["insertions"];

export interface TakenStep {
  readonly done: Taken["done"];
  readonly by: readonly Client[];
}

/** Takes back the last step of a stack, and no other. @param own what it made itself, without what Yjs was told of it later */
export function takeStep(doc: Y.Doc, kinds: ReadonlyMap<unknown, AnyKind>, stack: Step[], own: Made, pop: () => Step | null): TakenStep {
  const step = stack.at(-1);
  if (!step) return { done: "none", by: [] };
  const inTheWay = writtenOver(doc, own, step.deletions);
  const below = stack.splice(0, stack.length - 1);
  const isDone = pop() !== null;
  stack.unshift(...below);
  if (!isDone) return { done: "none", by: inTheWay };
  const kept = keptByOthers(doc, kinds, step.deletions);
  if (kept.length > 0) return { done: "none", by: kept };
  return { done: inTheWay.length > 0 ? "part" : "all", by: inTheWay };
}

/** Who wrote over values that a step put in. */
function writtenOver(doc: Y.Doc, own: Made, deletions: Made): Client[] {
  const found = new Set<Client>();
  eachItem(doc, own, (made) => {
    const item = asRedone(doc, made);
    if (item.parentSub === null || !item.deleted || Y.isDeleted(deletions, item.id)) return;
    const latest = (item.parent as Y.AbstractType<unknown>)._map.get(item.parentSub);
    if (latest && latest.id.client !== doc.clientID) found.add(latest.id.client);
    else if (latest === item) found.add(null);
  });
  return [...found];
}

/** Who keeps what the step made, or brought back: they wrote into it without knowing that it would go. */
function keptByOthers(doc: Y.Doc, kinds: ReadonlyMap<unknown, AnyKind>, deletions: Made): Client[] {
  const found = new Set<Client>();
  const hanging = lazyHanging(doc);
  eachItem(doc, deletions, (item) => {
    if (item.parentSub !== "deleted") return;
    const place = placeOfType(kinds, item.parent);
    if (!place || place.id === null || place.field !== null || !isEntityKind(place.kind)) return;
    const at = { kind: place.kind, id: place.id };
    const clients = clientsBeyondMark(doc, at, hanging);
    if (clients.size > 0 && !isGone(doc, at, hanging)) for (const client of clients) found.add(client === doc.clientID ? null : client);
  });
  return [...found];
}

function eachItem(doc: Y.Doc, set: Made, look: (item: Y.Item) => void): void {
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, set, (struct) => {
      if (struct instanceof Y.Item) look(struct);
    });
  });
}

/** The item that stands for one which was taken back and brought again. */
function asRedone(doc: Y.Doc, made: Y.Item): Y.Item {
  let item = made;
  while (item.redone) {
    const next: unknown = Y.getItem(doc.store, item.redone);
    if (!(next instanceof Y.Item)) break;
    item = next;
  }
  return item;
}
