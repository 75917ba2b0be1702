/** An open project and how it is asked for, as types; `open-project.ts` opens one. */
import type { Text } from "yjs";
import type { OpenedFile } from "#shared/import/open-project-file.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import type { SampleKey } from "#shared/samples/samples.ts";
import type { Environment } from "./environment.ts";
import type { ModelStore } from "./model-store.ts";
import type { Overwritten } from "./overwritten.ts";
import type { PresenceRoom } from "./people.ts";
import type { Commands, FieldAt } from "./project-commands.ts";
import type { SyncStateStore } from "./sync-words.ts";
import type { UndoStack } from "./undo-stack.ts";

export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
}

export interface OpenOptions {
  readonly id: string;
  /** Null where nobody is signed in: the project belongs to the person `device`. */
  readonly person: SignedInPerson | null;
  /** Whether the project has a place on the server; then the connection is kept up. */
  readonly server: boolean;
  /** Generation of the documents; 1 unless the server said otherwise. */
  readonly epoch?: number;
  readonly environment?: Partial<Environment>;
}

export interface OpenProject {
  readonly id: string;
  readonly epoch: number;
  /** Person id, or `device`. */
  readonly person: string;
  readonly store: ModelStore;
  readonly write: Commands;
  readonly undo: UndoStack;
  readonly presence: PresenceRoom;
  readonly sync: SyncStateStore;
  /** What the changes that wait are about, the newest first; empty where this tab did not see them being made. */
  waitingTitles(): readonly string[];
  /** Null while unknown: nobody has said yet what this person may do. */
  level(): PermissionLevel | null;
  /** The prose of a field as its editor binds to it; null when there is none. */
  textOf(at: FieldAt): Text | null;
  /** What others write over, from the first time this is asked; rejects while its code can not be fetched. */
  overwritten(): Promise<Overwritten>;
  /** Everything of the project that this tab holds, as a file that can be opened again. */
  saveCopy(): Promise<Blob>;
  /** The same as bytes (Yjs update v1), for files that are made in a worker. */
  encode(): Uint8Array;
  /**
   * Puts a copy of this very project into it, as one change that undo does not know.
   *
   * @returns "same" when the copy held nothing new @throws edit/read-only
   */
  mergeCopy(update: Uint8Array): "merged" | "same";
  /** Rows of the store that could not be read, as a file; null when there are none. */
  saveDamaged(): Promise<Blob | null>;
  /** Resolves when refused edits were set aside and the project has to be opened again; see `useOpenProject`. */
  readonly replaced: Promise<void>;
  /** Writes out what is pending and lets go of everything. */
  close(): Promise<void>;
}

export type SampleName = SampleKey;

/** What a new project starts from: a name, a sample, or an opened file, whose id it keeps where this device has no such project. */
export type ProjectStart = { name: string } | { sample: SampleName } | { file: OpenedFile };

/** Asks the server for a place: `POST /projects`. */
export type AskForPlace = (project: { id: string; name: string }) => Promise<{ id: string; epoch: number }>;
