/** What the sync thread and the projector's thread say to each other. One question at a time, answered in order. */
import type { Projected } from "../store/changes.ts";

/** What of a journal row the projector needs. */
export interface ProjectorRow {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
  readonly clients: readonly number[];
  readonly update: Uint8Array;
}

export type ProjectorQuestion =
  /** Make a replica from a snapshot's bytes (zstd), or an empty one. */
  | { readonly ask: "open"; readonly document: string; readonly snapshot: Uint8Array | null }
  /** Rows that are projected already. */
  | { readonly ask: "follow"; readonly document: string; readonly rows: readonly ProjectorRow[] }
  | { readonly ask: "project"; readonly document: string; readonly rows: readonly ProjectorRow[] }
  | { readonly ask: "snapshot"; readonly document: string }
  | { readonly ask: "close"; readonly document: string };

export interface TakenSnapshot {
  readonly bytes: Uint8Array;
  readonly digest: string;
}

export type ProjectorAnswer = Projected | TakenSnapshot | null;

export type ProjectorMessage = { readonly answer: ProjectorAnswer } | { readonly error: string };
