/**
 * People with a document each and no network between them: they meet when a test says so.
 *
 * `peers(2, world)` gives two who opened the same project. Things are called as people call them: `object:Session`.
 */
import * as Y from "yjs";
import { type Model, readModel } from "#shared/document/integrity.ts";
import { type AnyField, type EntityRef, isEntityKind, newProjectDocument, proseOf, rootOf } from "#shared/document/layout.ts";
import { readEntities } from "#shared/document/read.ts";
import { createEntity, type NewValues, type Writer, writeAnyField } from "#shared/document/write.ts";
import { type AnyKind, allDefinitions, type Entity, type EntityKind } from "#shared/schema/entities.ts";
import { titleOf } from "#shared/schema/title.ts";
import { chance } from "./random.ts";

/** What fills the project before the peers open it. */
export type World = (doc: Y.Doc, writer: Writer) => void;

export const emptyProject: World = (doc, writer) => newProjectDocument(doc, { name: "Harbour" }, writer);

export class Peer {
  readonly doc: Y.Doc;
  readonly writer: Writer;
  readonly undoManager: Y.UndoManager;

  constructor(name: string, clientId: number, state: Uint8Array) {
    this.doc = new Y.Doc();
    this.doc.clientID = clientId;
    Y.applyUpdate(this.doc, state, "loaded");
    this.writer = writerOf(name, clientId);
    this.undoManager = undoOf(this.doc, this.writer);
  }

  /** The id of `object:Session`, gone or not; of several the first. */
  find(name: string): EntityRef {
    const [kind = "", title = ""] = name.split(":", 2);
    if (!isEntityKind(kind)) throw new Error(`${name} names no kind`);
    const found = readEntities(this.doc, kind).find((entity) => titleOf(entity) === title);
    if (!found) throw new Error(`${name} is not in the document`);
    return { kind, id: found.id };
  }

  at(name: string, field: string): AnyField {
    return { ...this.find(name), field };
  }

  create<K extends EntityKind>(kind: K, values: NewValues<K>): string {
    return this.command(() => createEntity(this.doc, this.writer, kind, values));
  }

  write(name: string, field: string, value: unknown): void {
    this.command(() => writeAnyField(this.doc, this.writer, this.at(name, field), value));
  }

  /** Types into prose as an editor does: at a place, or at the end. */
  type(name: string, field: string, text: string, { at }: { at: number | "end" } = { at: "end" }): void {
    const prose = proseOf(this.doc, this.at(name, field));
    if (!prose) throw new Error(`${name} has no prose ${field}`);
    this.doc.transact(() => prose.insert(at === "end" ? prose.length : at, text), this.writer.origin);
  }

  /** Runs something as one undo step. */
  command<T>(run: () => T): T {
    this.undoManager.stopCapturing();
    const result = run();
    this.undoManager.stopCapturing();
    return result;
  }

  undo(): void {
    this.undoManager.undo();
  }

  redo(): void {
    this.undoManager.redo();
  }

  model(): Model {
    return readModel(this.doc);
  }

  /** The entity as this peer sees it; null when they do not. */
  read<K extends EntityKind = "object">(name: string): Entity<K> | null {
    const { kind, id } = this.find(name);
    return (this.model().entities[kind].get(id) as Entity<K> | undefined) ?? null;
  }
}

/** @param clientId also the seed of the writer's chance, so that a test replays */
export function writerOf(name: string, clientId: number): Writer {
  let now = 1_790_000_000_000;
  return { by: name, now: () => now++, random: chance(clientId).bytes, origin: { tab: name }, untracked: { untracked: name } };
}

export function undoOf(doc: Y.Doc, writer: Writer): Y.UndoManager {
  const roots = (Object.keys(allDefinitions) as AnyKind[]).map((kind) => rootOf(doc, kind));
  return new Y.UndoManager(roots, { doc, trackedOrigins: new Set([writer.origin]), captureTimeout: 3_600_000 });
}

const names = ["Ana", "Ben", "Cleo", "Dan", "Eva"];

/** So many peers, one by one. */
type Peers<N extends number, Found extends Peer[] = []> = Found["length"] extends N ? Found : Peers<N, [...Found, Peer]>;

/** People who opened the same project at the same moment. */
export function peers<N extends 1 | 2 | 3 | 4 | 5>(count: N, world: World = emptyProject): Peers<N> {
  const doc = new Y.Doc();
  doc.clientID = 1;
  world(doc, writerOf("Nadia", 1));
  const state = Y.encodeStateAsUpdate(doc);
  return names.slice(0, count).map((name, index) => new Peer(name, 100 + index, state)) as Peers<N>;
}

/** Everybody hears everything from everybody. */
export function meet(...all: readonly Peer[]): void {
  for (const one of all) {
    for (const other of all) {
      if (one !== other) Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), "met");
    }
  }
}
