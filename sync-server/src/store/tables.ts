/**
 * The tables as Kysely sees them; `migrations/` makes them.
 *
 * Times are `timestamptz` and come back as `Date`. What is collaborative is not here but in documents: `entities`
 * and `changes` are derived from the journal and can be made again from it.
 */

import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { MailState } from "#shared/api/invitations.ts";
import type { Preferences } from "#shared/api/preferences.ts";
import type { PermissionLevel, TokenScope } from "#shared/permissions.ts";
import type { AnyKind } from "#shared/schema/entities.ts";

type Moment = ColumnType<Date, Date | string, Date | string>;
type MomentOfInsert = ColumnType<Date, Date | string | undefined, Date | string>;
type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** Any JSON value; always written as text, so that a string stays a JSON string. */
type Json = ColumnType<unknown, string | null, string | null>;

export interface UsersTable {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  password_hash: string;
  /** When a link that was mailed to the address was opened. */
  email_verified_at: MaybeMoment;
  /** Lower case; an address that somebody wishes for and has not proven. */
  pending_email: ColumnType<string | null, string | null | undefined, string | null>;
  preferences: ColumnType<Preferences, string | undefined, string>;
  created_at: MomentOfInsert;
}

export interface SessionsTable {
  /** SHA-256 of the secret in the cookie, hexadecimal. */
  id: string;
  /** What its person knows it by; opens nothing. */
  public_id: Generated<string>;
  user_id: string;
  /** "Firefox on Linux". */
  device: Generated<string>;
  /** Written at most once in a few minutes. */
  last_seen_at: MomentOfInsert;
  created_at: MomentOfInsert;
  /** Moves on with use, never past 30 days after `created_at`. */
  expires_at: Moment;
}

/** What a person's scripts show instead of signing in. */
export interface ApiTokensTable {
  id: string;
  user_id: string;
  name: string;
  scope: TokenScope;
  /** SHA-256 of the secret, hexadecimal. */
  secret_hash: string;
  created_at: MomentOfInsert;
  expires_at: Moment;
}

/** Waiting and accepted ones; one that was taken back is gone. */
export interface InvitationsTable {
  id: string;
  project_id: string;
  /** Lower case. */
  email: string;
  level: PermissionLevel;
  /** SHA-256 of the secret in the link, hexadecimal. */
  secret_hash: string;
  /** How the mail with this secret fared. "none": the link was told to the facilitator, so it proves no address. */
  mail: MailState;
  invited_by: string | null;
  sent_at: MomentOfInsert;
  expires_at: Moment;
  opened_at: MaybeMoment;
  accepted_at: MaybeMoment;
  accepted_by: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PasswordResetsTable {
  user_id: string;
  secret_hash: string;
  created_at: MomentOfInsert;
  expires_at: Moment;
}

export interface EmailVerificationsTable {
  user_id: string;
  /** What it proves: the present address of the person, or the one they wish for. */
  email: string;
  secret_hash: string;
  created_at: MomentOfInsert;
  expires_at: Moment;
  used_at: MaybeMoment;
}

export interface ProjectsTable {
  id: string;
  name: string;
  /** Generation of its documents, from 1. */
  epoch: Generated<number>;
  created_by: string | null;
  created_at: MomentOfInsert;
  updated_at: MomentOfInsert;
}

/** Ids that were taken off this server, with the last generation each had; published again, it goes on after that. */
export interface RemovedProjectsTable {
  id: string;
  epoch: number;
  removed_at: MomentOfInsert;
}

export interface ProjectMembersTable {
  project_id: string;
  user_id: string;
  level: PermissionLevel;
  added_at: MomentOfInsert;
}

/** Who first used a Yjs client id in a project; nobody else may write under it. */
export interface ClientIdsTable {
  project_id: string;
  client_id: number;
  /** null: bound to somebody whose account is gone, so to nobody for ever. */
  user_id: string | null;
  /** Everything below it has been in the document: what the journal lost may be healed by anybody who holds it. */
  clock: number;
  bound_at: MomentOfInsert;
}

/** The journal on Postgres: admitted updates. Empty on the embedded default, whose journal is a file. */
export interface JournalTable {
  /** `<project>/<part>@<epoch>`. */
  document: string;
  seq: number;
  /** As `collaboration/journal-record.ts` writes it. */
  body: Uint8Array;
}

/** The end of each document's rows: whoever appends holds the lock of its row. */
export interface JournalHeadsTable {
  document: string;
  last_seq: number;
  /** SHA-256 of the newest row's body. */
  hash: Uint8Array;
}

/** Caches of the journal: the state of a document up to and with `covers_seq`. */
export interface DocumentSnapshotsTable {
  /** `<project>/<part>@<epoch>`. */
  document: string;
  project_id: string;
  covers_seq: number;
  /** As `collaboration/snapshot-bytes.ts` packs them. */
  bytes: Uint8Array;
  /** SHA-256 of `bytes`, hexadecimal. */
  digest: string;
  created_at: MomentOfInsert;
}

/** Up to where the projection and the change log of a document reach. */
export interface DocumentPositionsTable {
  document: string;
  project_id: string;
  projected_seq: number;
  projected_at: MomentOfInsert;
}

/** The projection: each entity as reading gives it. */
export interface EntitiesTable {
  project_id: string;
  kind: AnyKind;
  id: string;
  fields: JSONColumnType<Record<string, unknown>, string, string>;
  /** When it was deleted; such rows are in no view. */
  deleted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** The change log: who changed which field from what to what, when it landed here. */
export interface ChangesTable {
  id: Generated<number>;
  project_id: string;
  document: string;
  /** Last journal row it covers. */
  seq: number;
  at: MomentOfInsert;
  person_id: string | null;
  kind: AnyKind;
  entity_id: string;
  field: string;
  /** What the entity was called when it happened. */
  title: string;
  before: Json;
  after: Json;
}

export interface Tables {
  users: UsersTable;
  sessions: SessionsTable;
  api_tokens: ApiTokensTable;
  invitations: InvitationsTable;
  password_resets: PasswordResetsTable;
  email_verifications: EmailVerificationsTable;
  projects: ProjectsTable;
  removed_projects: RemovedProjectsTable;
  project_members: ProjectMembersTable;
  client_ids: ClientIdsTable;
  journal: JournalTable;
  journal_heads: JournalHeadsTable;
  document_snapshots: DocumentSnapshotsTable;
  document_positions: DocumentPositionsTable;
  entities: EntitiesTable;
  changes: ChangesTable;
}
