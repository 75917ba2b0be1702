/**
 * Projects on the server. The model itself is in documents; here is that they exist, and whose they are.
 */

import { sql } from "kysely";
import type { PermissionLevel } from "#shared/permissions.ts";
import type { Db } from "./database.ts";

/** One project as a person's list shows it. */
export interface ListedProject {
  id: string;
  name: string;
  epoch: number;
  level: PermissionLevel;
  updatedAt: Date;
  objects: number;
  relationships: number;
  people: { id: string; name: string }[];
}

/** What a person may do in a project; null when they are not in it, or when there is no such project. */
export async function levelOf(db: Db, personId: string, projectId: string): Promise<PermissionLevel | null> {
  const row = await db
    .selectFrom("project_members")
    .select("level")
    .where("project_id", "=", projectId)
    .where("user_id", "=", personId)
    .executeTakeFirst();
  return row?.level ?? null;
}

/** The generation of a project's documents; null when there is no such project. */
export async function epochOf(db: Db, projectId: string): Promise<number | null> {
  const row = await db.selectFrom("projects").select("epoch").where("id", "=", projectId).executeTakeFirst();
  return row?.epoch ?? null;
}

/**
 * Holds a project's row until the transaction ends: whoever changes who is in it, or may come in, does so one after the other.
 *
 * @returns whether there is such a project
 */
export async function lockProject(tx: Db, projectId: string): Promise<boolean> {
  return (await tx.selectFrom("projects").select("id").where("id", "=", projectId).forNoKeyUpdate().executeTakeFirst()) !== undefined;
}

/** How many projects a person has published and still owns. */
export async function countOwned(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom("project_members")
    .select(db.fn.countAll<number>().as("count"))
    .where("user_id", "=", personId)
    .where("level", "=", "owner")
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** An id that was removed before comes back with the next generation. @returns "exists" when it is in use */
export async function createProject(
  db: Db,
  { id, name, owner }: { id: string; name: string; owner: string },
): Promise<"created" | "exists"> {
  return db.transaction().execute(async (tx) => {
    const before = await tx.selectFrom("removed_projects").select("epoch").where("id", "=", id).executeTakeFirst();
    const created = await tx
      .insertInto("projects")
      .values({ id, name, epoch: (before?.epoch ?? 0) + 1, created_by: owner })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!created) return "exists";
    await tx.insertInto("project_members").values({ project_id: id, user_id: owner, level: "owner" }).execute();
    return "created";
  });
}

/** Its members, snapshots, projection and change log go with it. */
export async function removeProject(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const removed = await tx.deleteFrom("projects").where("id", "=", id).returning("epoch").executeTakeFirst();
    if (!removed) return;
    const { epoch } = removed;
    await tx
      .insertInto("removed_projects")
      .values({ id, epoch })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ epoch }))
      .execute();
  });
}

/** A person's projects, the last changed first. */
export async function listProjects(
  db: Db,
  personId: string,
  page: { offset: number; limit: number },
): Promise<{ projects: ListedProject[]; total: number }> {
  const { total } = await db
    .selectFrom("project_members")
    .select(db.fn.countAll<number>().as("total"))
    .where("user_id", "=", personId)
    .executeTakeFirstOrThrow();
  const rows = await ofPerson(db, personId)
    .orderBy("updated_at", "desc")
    .orderBy("projects.id")
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return { projects: await withPeople(db, rows), total: Number(total) };
}

/** One of a person's projects; null when they are not in it. */
export async function readProject(db: Db, personId: string, projectId: string): Promise<ListedProject | null> {
  const rows = await ofPerson(db, personId).where("projects.id", "=", projectId).execute();
  const [project] = await withPeople(db, rows);
  return project ?? null;
}

const ofPerson = (db: Db, personId: string) =>
  db
    .selectFrom("project_members")
    .innerJoin("projects", "projects.id", "project_members.project_id")
    .where("project_members.user_id", "=", personId)
    .select(["projects.id", "projects.epoch", "project_members.level", "projects.updated_at"])
    .select([nameOf().as("name"), countOf("object").as("objects"), countOf("relationship").as("relationships")]);

/** What the project is called now, in a query that joins `projects`. */
export const nameOf = () =>
  sql<string>`coalesce((select fields ->> 'name' from entities where project_id = projects.id and kind = 'project' limit 1), projects.name)`;

const countOf = (kind: "object" | "relationship") =>
  sql<number>`(select count(*)::int from entities where project_id = projects.id and kind = ${kind} and deleted_at is null)`;

type Row = Awaited<ReturnType<ReturnType<typeof ofPerson>["execute"]>>[number];

const peopleShown = 8;

async function withPeople(db: Db, rows: Row[]): Promise<ListedProject[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const people = await db
    .selectFrom("project_members")
    .innerJoin("users", "users.id", "project_members.user_id")
    .where("project_members.project_id", "in", ids)
    .select(["project_members.project_id as project", "users.id", "users.name"])
    .orderBy("project_members.added_at")
    .execute();
  const peopleOf = Map.groupBy(people, (person) => person.project);
  return rows.map(({ updated_at, ...row }) => ({
    ...row,
    updatedAt: updated_at,
    people: (peopleOf.get(row.id) ?? []).slice(0, peopleShown).map(({ id, name }) => ({ id, name })),
  }));
}
