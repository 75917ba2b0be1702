/** The people in a project and what each may do. A project keeps at least one owner. */

import { sql } from "kysely";
import type { PermissionLevel } from "#shared/permissions.ts";
import type { Db } from "./database.ts";
import { lockProject } from "./projects.ts";

export interface StoredMember {
  id: string;
  name: string;
  email: string;
  level: PermissionLevel;
}

/** What waited for their address waits no more. @returns "full" when the project has `most` people already */
export async function addMember(
  db: Db,
  { projectId, userId, level, most }: { projectId: string; userId: string; level: PermissionLevel; most: number },
): Promise<"added" | "already" | "full" | "gone"> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockProject(tx, projectId))) return "gone";
    if (await hasMember(tx, projectId, userId)) return "already";
    if ((await countMembers(tx, projectId)) >= most) return "full";
    await tx.insertInto("project_members").values({ project_id: projectId, user_id: userId, level }).execute();
    await tx
      .deleteFrom("invitations")
      .where("project_id", "=", projectId)
      .where("accepted_at", "is", null)
      .where("email", "=", (users) => users.selectFrom("users").select("email").where("id", "=", userId))
      .execute();
    return "added";
  });
}

async function hasMember(tx: Db, projectId: string, userId: string): Promise<boolean> {
  return (await tx.selectFrom("project_members").select("level").where(one(projectId, userId)).executeTakeFirst()) !== undefined;
}

/** @returns "unknown" when the person is not in the project · "last-owner" when nobody else could look after it */
export async function changeLevel(
  db: Db,
  { projectId, userId, level }: { projectId: string; userId: string; level: PermissionLevel },
): Promise<"changed" | "unknown" | "last-owner"> {
  return db.transaction().execute(async (tx) => {
    const guarded = await guard(tx, projectId, userId);
    if (guarded === "unknown" || (guarded === "last-owner" && level !== "owner")) return guarded;
    await tx.updateTable("project_members").set({ level }).where(one(projectId, userId)).execute();
    return "changed";
  });
}

export async function removeMember(db: Db, projectId: string, userId: string): Promise<"removed" | "unknown" | "last-owner"> {
  return db.transaction().execute(async (tx) => {
    const guarded = await guard(tx, projectId, userId);
    if (guarded !== "fine") return guarded;
    await tx.deleteFrom("project_members").where(one(projectId, userId)).execute();
    return "removed";
  });
}

/** Owners first, then as they came. */
export async function listMembers(
  db: Db,
  projectId: string,
  page: { offset: number; limit: number },
): Promise<{ members: StoredMember[]; total: number }> {
  const members = await ofProject(db, projectId)
    .orderBy(sql`level <> 'owner'`)
    .orderBy("project_members.added_at")
    .orderBy("users.id")
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return { members, total: await countMembers(db, projectId) };
}

export async function readMember(db: Db, projectId: string, userId: string): Promise<StoredMember | null> {
  return (await ofProject(db, projectId).where("users.id", "=", userId).executeTakeFirst()) ?? null;
}

const ofProject = (db: Db, projectId: string) =>
  db
    .selectFrom("project_members")
    .innerJoin("users", "users.id", "project_members.user_id")
    .where("project_members.project_id", "=", projectId)
    .select(["users.id", "users.name", "users.email", "project_members.level"]);

const one = (projectId: string, userId: string) => sql<boolean>`project_id = ${projectId} and user_id = ${userId}`;

export async function countMembers(db: Db, projectId: string): Promise<number> {
  const { count } = await db
    .selectFrom("project_members")
    .select(db.fn.countAll<number>().as("count"))
    .where("project_id", "=", projectId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The project's row is held, so that two owners can not step down at once. */
async function guard(tx: Db, projectId: string, userId: string): Promise<"fine" | "unknown" | "last-owner"> {
  if (!(await lockProject(tx, projectId))) return "unknown";
  const member = await tx.selectFrom("project_members").select("level").where(one(projectId, userId)).executeTakeFirst();
  if (!member) return "unknown";
  if (member.level !== "owner") return "fine";
  const owners = await tx
    .selectFrom("project_members")
    .select("user_id")
    .where("project_id", "=", projectId)
    .where("level", "=", "owner")
    .execute();
  return owners.length === 1 ? "last-owner" : "fine";
}
