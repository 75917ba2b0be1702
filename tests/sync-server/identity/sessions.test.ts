/** How long sessions last and what of them is stored. Rules I1–I3, I5, docs/spec/identity.md. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSessionCookie, sessionCookie } from "#server/identity/cookie.ts";
import { createSessions } from "#server/identity/sessions.ts";
import { defaultLimits } from "#server/settings.ts";
import type { Database } from "#server/store/database.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { putDatabase } from "#tests/support/database-template.ts";
import { makeFolder } from "#tests/support/server.ts";

const dayMs = 86_400_000;
let database: Database;
beforeAll(async () => {
  const dataDir = makeFolder();
  await putDatabase(dataDir);
  database = await openDatabase({ dataDir });
  await database.db.insertInto("users").values({ id: "ann", email: "ann@orca.test", name: "Ann", password_hash: "-" }).execute();
});
afterAll(() => database.close());

const sessions = () => createSessions(database.db, defaultLimits);
const row = (secret: string) => {
  const id = createHash("sha256").update(secret).digest("hex");
  return database.db.selectFrom("sessions").selectAll().where("id", "=", id).executeTakeFirst();
};

/** Makes a session look as old and as near its end as this. */
async function age(secret: string, { begunDaysAgo, endsInDays }: { begunDaysAgo: number; endsInDays: number }): Promise<void> {
  const id = createHash("sha256").update(secret).digest("hex");
  const at = (days: number) => new Date(Date.now() + days * dayMs);
  await database.db
    .updateTable("sessions")
    .set({ created_at: at(-begunDaysAgo), expires_at: at(endsInDays) })
    .where("id", "=", id)
    .execute();
}
const daysLeft = async (secret: string) => (((await row(secret))?.expires_at.getTime() ?? 0) - Date.now()) / dayMs;

test("[I1] the secret has 32 bytes, and the database knows only its hash", async () => {
  const secret = await sessions().begin("ann");
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  expect(await row(secret)).toMatchObject({ user_id: "ann" });
  const everything = JSON.stringify(await database.db.selectFrom("sessions").selectAll().execute());
  expect(everything).not.toContain(secret);
  const stored = (await row(secret))?.id ?? "";
  expect(await sessions().read(stored)).toBeNull();
});

test("[I2] a session is over after 7 days without use, and its row goes", async () => {
  const secret = await sessions().begin("ann");
  expect(await daysLeft(secret)).toBeCloseTo(7, 2);
  await age(secret, { begunDaysAgo: 8, endsInDays: -0.001 });
  expect(await sessions().read(secret)).toBeNull();
  expect(await row(secret)).toBeUndefined();
});

test("[I2] use moves the end on", async () => {
  const secret = await sessions().begin("ann");
  expect(await sessions().read(secret)).toMatchObject({ person: { id: "ann", name: "Ann" }, extended: false });
  await age(secret, { begunDaysAgo: 5, endsInDays: 2 });
  expect(await sessions().read(secret)).toMatchObject({ extended: true });
  expect(await daysLeft(secret)).toBeCloseTo(7, 2);
});

test("[I3] never past 30 days after it began, however much it is used", async () => {
  const secret = await sessions().begin("ann");
  await age(secret, { begunDaysAgo: 29, endsInDays: 0.5 });
  await sessions().read(secret);
  expect(await daysLeft(secret)).toBeCloseTo(1, 2);
});

test("[I5] over TLS the cookie is bound to this host and to TLS, and the plain one is not taken", () => {
  const secret = "s".repeat(43);
  const cookie = sessionCookie(secret, { secure: true, idleMs: 1000 });
  expect(cookie).toBe(`__Host-orca_session=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=1; Secure`);
  expect(readSessionCookie(`a=b; __Host-orca_session=${secret}`, { secure: true })).toBe(secret);
  expect(readSessionCookie(`orca_session=${secret}`, { secure: true })).toBeNull();
  expect(readSessionCookie("orca_session=short", { secure: false })).toBeNull();
});

test("[AC25] when a session was seen last is written at most once in five minutes", async () => {
  const secret = await sessions().begin("ann", { device: "Firefox on Linux" });
  const seen = async () => (await row(secret))?.last_seen_at.getTime() ?? 0;
  const seenBefore = async (minutes: number) => {
    const id = createHash("sha256").update(secret).digest("hex");
    const last_seen_at = new Date(Date.now() - minutes * 60_000);
    await database.db.updateTable("sessions").set({ last_seen_at }).where("id", "=", id).execute();
    return last_seen_at.getTime();
  };
  const lately = await seenBefore(4);
  await sessions().read(secret);
  expect(await seen()).toBe(lately);
  await seenBefore(6);
  await sessions().read(secret);
  expect(Date.now() - (await seen())).toBeLessThan(60_000);
});
