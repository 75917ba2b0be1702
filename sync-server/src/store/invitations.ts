/**
 * Invitations into projects, by the hash of their secret. An address waits at most once in a project; one that was taken back is gone.
 *
 * Whoever changes who is in a project, or may come in, holds the project's row: counting and adding are one.
 */
import { sql } from "kysely";
import type { MailState } from "#shared/api/invitations.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import type { Db } from "./database.ts";
import { countMembers } from "./members.ts";
import { lockProject, nameOf } from "./projects.ts";
import { saveVerified } from "./users.ts";

export interface StoredInvitation {
  id: string;
  email: string;
  level: PermissionLevel;
  invitedBy: { id: string; name: string } | null;
  sentAt: Date;
  expiresAt: Date;
  openedAt: Date | null;
  mail: MailState;
}

export interface NewSecret {
  secretHash: string;
  expiresAt: Date;
  mail: MailState;
  invitedBy: string;
}

/** An address that waits already gets the new level and secret. @returns its id · "full" when the project takes no more people */
export async function saveInvitation(
  db: Db,
  given: NewSecret & { id: string; projectId: string; email: string; level: PermissionLevel; most: number },
): Promise<string | "full" | "gone"> {
  const { id, projectId, email, level, most } = given;
  return db.transaction().execute(async (tx) => {
    if (!(await lockProject(tx, projectId))) return "gone";
    const before = await waiting(tx, projectId).where("email", "=", email).select("id").executeTakeFirst();
    if (before) {
      await tx
        .updateTable("invitations")
        .set({ level, ...columnsOf(given) })
        .where("id", "=", before.id)
        .execute();
      return before.id;
    }
    if ((await countMembers(tx, projectId)) + (await countWaiting(tx, projectId)) >= most) return "full";
    await tx
      .insertInto("invitations")
      .values({ id, project_id: projectId, email, level, ...columnsOf(given) })
      .execute();
    return id;
  });
}

/** @returns whether it was still waiting */
export async function renewInvitation(db: Db, projectId: string, id: string, secret: NewSecret): Promise<boolean> {
  const changed = await db
    .updateTable("invitations")
    .set(columnsOf(secret))
    .where(oneWaiting(projectId, id))
    .returning("id")
    .executeTakeFirst();
  return changed !== undefined;
}

const columnsOf = ({ secretHash, expiresAt, mail, invitedBy }: NewSecret) => ({
  secret_hash: secretHash,
  expires_at: expiresAt,
  mail,
  invited_by: invitedBy,
  sent_at: new Date(),
  opened_at: null,
});

/** How the mail with this secret fared, unless a newer one was made meanwhile. */
export async function saveMailState(db: Db, secretHash: string, mail: MailState): Promise<void> {
  await db.updateTable("invitations").set({ mail }).where("secret_hash", "=", secretHash).execute();
}

/** @returns whether it was still waiting */
export async function changeInvitationLevel(db: Db, projectId: string, id: string, level: PermissionLevel): Promise<boolean> {
  const changed = await db.updateTable("invitations").set({ level }).where(oneWaiting(projectId, id)).returning("id").executeTakeFirst();
  return changed !== undefined;
}

/** @returns whether it was still waiting */
export async function removeInvitation(db: Db, projectId: string, id: string): Promise<boolean> {
  const removed = await db.deleteFrom("invitations").where(oneWaiting(projectId, id)).returning("id").executeTakeFirst();
  return removed !== undefined;
}

/** Those that wait, expired ones too; the newest first. */
export async function listInvitations(
  db: Db,
  projectId: string,
  page: { offset: number; limit: number },
): Promise<{ invitations: StoredInvitation[]; total: number }> {
  const rows = await listed(db, projectId)
    .orderBy("invitations.sent_at", "desc")
    .orderBy("invitations.id")
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return { invitations: rows.map(fromRow), total: await countWaiting(db, projectId) };
}

export async function readInvitation(db: Db, projectId: string, id: string): Promise<StoredInvitation | null> {
  const row = await listed(db, projectId).where("invitations.id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export interface OpenedInvitation extends StoredInvitation {
  project: { id: string; name: string };
  acceptedAt: Date | null;
  isRegistered: boolean;
}

/** What a link is for; null when no link has this secret. Notes that it was looked at. */
export async function openInvitation(db: Db, secretHash: string): Promise<OpenedInvitation | null> {
  await db
    .updateTable("invitations")
    .set({ opened_at: new Date() })
    .where("secret_hash", "=", secretHash)
    .where("opened_at", "is", null)
    .execute();
  const row = await withInviter(db)
    .innerJoin("projects", "projects.id", "invitations.project_id")
    .where("invitations.secret_hash", "=", secretHash)
    .select(["projects.id as projectId", "invitations.accepted_at as acceptedAt", nameOf().as("projectName")])
    .select(sql<boolean>`exists (select 1 from users where email = invitations.email)`.as("isRegistered"))
    .executeTakeFirst();
  if (!row) return null;
  const { projectId, projectName, acceptedAt, isRegistered, ...rest } = row;
  return { ...fromRow(rest), project: { id: projectId, name: projectName }, acceptedAt, isRegistered };
}

export type Acceptance =
  | { outcome: "accepted"; projectId: string; level: PermissionLevel }
  | { outcome: "already"; projectId: string }
  | { outcome: "unknown" | "used" | "full" }
  | { outcome: "expired"; expiresAt: Date }
  | { outcome: "other-address"; email: string };

/**
 * Makes a person a member, once: two tabs at the same time are one acceptance. Who is in the project already keeps their level.
 * A link that came by mail proves the address it came to.
 */
export async function acceptInvitation(
  db: Db,
  { secretHash, person, most }: { secretHash: string; person: { id: string; email: string }; most: number },
): Promise<Acceptance> {
  return db.transaction().execute(async (tx): Promise<Acceptance> => {
    const named = await tx.selectFrom("invitations").select("project_id").where("secret_hash", "=", secretHash).executeTakeFirst();
    if (!named || !(await lockProject(tx, named.project_id))) return { outcome: "unknown" };
    const found = await tx.selectFrom("invitations").selectAll().where("secret_hash", "=", secretHash).forUpdate().executeTakeFirst();
    if (!found) return { outcome: "unknown" };
    const { id, project_id: projectId, level, email } = found;
    const member = await tx
      .selectFrom("project_members")
      .select("level")
      .where("project_id", "=", projectId)
      .where("user_id", "=", person.id)
      .executeTakeFirst();
    if (found.accepted_at) return found.accepted_by === person.id && member ? { outcome: "already", projectId } : { outcome: "used" };
    if (found.expires_at < new Date()) return { outcome: "expired", expiresAt: found.expires_at };
    if (email !== person.email) return { outcome: "other-address", email };
    if (!member && (await countMembers(tx, projectId)) >= most) return { outcome: "full" };
    await tx.updateTable("invitations").set({ accepted_at: new Date(), accepted_by: person.id }).where("id", "=", id).execute();
    if (found.mail !== "none") await saveVerified(tx, person.id, email);
    if (member) return { outcome: "already", projectId };
    await tx.insertInto("project_members").values({ project_id: projectId, user_id: person.id, level }).execute();
    return { outcome: "accepted", projectId, level };
  });
}

/** Whether this secret still opens an invitation to this address. */
export async function isInvited(db: Db, { secretHash, email }: { secretHash: string; email: string }): Promise<boolean> {
  const found = await db
    .selectFrom("invitations")
    .select("id")
    .where("secret_hash", "=", secretHash)
    .where("email", "=", email)
    .where("accepted_at", "is", null)
    .where("expires_at", ">", new Date())
    .executeTakeFirst();
  return found !== undefined;
}

const keptAfterMs = 30 * 86_400_000;

/** Those that ended a month ago: waiting ones, and accepted ones, which until then say that they were used. */
export async function removeOldInvitations(db: Db): Promise<void> {
  await db
    .deleteFrom("invitations")
    .where("expires_at", "<", new Date(Date.now() - keptAfterMs))
    .execute();
}

const waiting = (db: Db, projectId: string) =>
  db.selectFrom("invitations").where("invitations.project_id", "=", projectId).where("invitations.accepted_at", "is", null);

const oneWaiting = (projectId: string, id: string) =>
  sql<boolean>`invitations.project_id = ${projectId} and invitations.id = ${id} and accepted_at is null`;

async function countWaiting(db: Db, projectId: string): Promise<number> {
  const { count } = await waiting(db, projectId).select(db.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return Number(count);
}

const withInviter = (db: Db) =>
  db
    .selectFrom("invitations")
    .leftJoin("users", "users.id", "invitations.invited_by")
    .select([
      "invitations.id",
      "invitations.email",
      "invitations.level",
      "invitations.mail",
      "users.id as inviterId",
      "users.name as inviterName",
    ])
    .select(["invitations.sent_at as sentAt", "invitations.expires_at as expiresAt", "invitations.opened_at as openedAt"]);

const listed = (db: Db, projectId: string) =>
  withInviter(db).where("invitations.project_id", "=", projectId).where("invitations.accepted_at", "is", null);

type Row = Omit<StoredInvitation, "invitedBy"> & { inviterId: string | null; inviterName: string | null };

const fromRow = ({ inviterId, inviterName, ...rest }: Row): StoredInvitation => ({
  ...rest,
  invitedBy: inviterId === null ? null : { id: inviterId, name: inviterName ?? "" },
});
