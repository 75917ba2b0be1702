/** What `identity.json` holds: its shape, and reading it out of the tables. */
import { z } from "zod";
import { mailStates } from "#shared/api/invitations.ts";
import { preferences } from "#shared/api/preferences.ts";
import { permissionLevels, tokenScopes } from "#shared/permissions.ts";
import type { Db } from "./database.ts";

const moment = z.iso.datetime();
const maybeMoment = moment.nullable().default(null);

export const identityContent = z.object({
  version: z.literal(1),
  users: z.array(
    z.object({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      password_hash: z.string(),
      email_verified_at: maybeMoment,
      pending_email: z.string().nullable().default(null),
      preferences: preferences.catch({}).default({}),
      created_at: moment,
    }),
  ),
  /** Not in files from before they were kept. */
  sessions: z
    .array(
      z.object({
        id: z.string(),
        public_id: z.string(),
        user_id: z.string(),
        device: z.string(),
        created_at: moment,
        last_seen_at: moment,
        expires_at: moment,
      }),
    )
    .optional(),
  api_tokens: z
    .array(
      z.object({
        id: z.string(),
        user_id: z.string(),
        name: z.string(),
        scope: z.enum(tokenScopes),
        secret_hash: z.string(),
        created_at: moment,
        expires_at: moment,
      }),
    )
    .default([]),
  projects: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      epoch: z.int().min(1),
      created_by: z.string().nullable(),
      created_at: moment,
      updated_at: moment,
    }),
  ),
  removed_projects: z.array(z.object({ id: z.string(), epoch: z.int().min(1), removed_at: moment })).default([]),
  project_members: z.array(z.object({ project_id: z.string(), user_id: z.string(), level: z.enum(permissionLevels), added_at: moment })),
  invitations: z
    .array(
      z.object({
        id: z.string(),
        project_id: z.string(),
        email: z.string(),
        level: z.enum(permissionLevels),
        secret_hash: z.string(),
        mail: z.enum(mailStates),
        invited_by: z.string().nullable(),
        sent_at: moment,
        expires_at: moment,
        opened_at: maybeMoment,
        accepted_at: maybeMoment,
        accepted_by: z.string().nullable().default(null),
      }),
    )
    .default([]),
});
export type IdentityContent = z.infer<typeof identityContent>;

export async function readIdentity(db: Db): Promise<IdentityContent> {
  const users = await db.selectFrom("users").selectAll().orderBy("created_at").execute();
  const sessions = await db.selectFrom("sessions").selectAll().orderBy("created_at").execute();
  const tokens = await db.selectFrom("api_tokens").selectAll().orderBy("created_at").execute();
  const projects = await db.selectFrom("projects").selectAll().orderBy("created_at").execute();
  const removed = await db.selectFrom("removed_projects").selectAll().orderBy("removed_at").execute();
  const members = await db.selectFrom("project_members").selectAll().orderBy("added_at").execute();
  const invitations = await db.selectFrom("invitations").selectAll().orderBy("sent_at").execute();
  return {
    version: 1,
    users: users.map(withText),
    sessions: sessions.map(withText),
    api_tokens: tokens.map(withText),
    projects: projects.map(withText),
    removed_projects: removed.map(withText),
    project_members: members.map(withText),
    invitations: invitations.map(withText),
  };
}

type WithText<Row> = {
  [Column in keyof Row]: Row[Column] extends Date ? string : Row[Column] extends Date | null ? string | null : Row[Column];
};

/** Times as text; everything else as it is. */
const withText = <Row extends object>(row: Row): WithText<Row> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value instanceof Date ? value.toISOString() : value]),
  ) as WithText<Row>;
