/** Accounts and rights survive the loss of the database. Rules I14, I15, docs/spec/identity.md. */
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { hashOfSecret, makeLinkSecret } from "#server/identity/link-secrets.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { goodPassword, makeFolder, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

const made = makeFolder();
let ann: TestPerson;
let ed: TestPerson;
let project: string;
let dataDir: string;
let server: TestServer;

/** Ann owns a project, Ed edits it. */
beforeAll(async () => {
  const first = await startTestServer({ dataDir: made });
  ann = await first.register("Ann");
  ed = await first.register("Ed");
  project = await first.publish(ann);
  await first.addMember(ann, project, ed, "editor");
  await first.stop();
});
afterAll(() => rmSync(made, { recursive: true }));

beforeEach(async () => {
  dataDir = makeFolder();
  cpSync(made, dataDir, { recursive: true });
  server = await startTestServer({ dataDir });
});
afterEach(() => server.discard());

const restart = async (meanwhile: () => void | Promise<void>) => {
  await server.stop();
  await meanwhile();
  server = await startTestServer({ dataDir });
};
const signIn = async ({ email }: TestPerson) =>
  (await server.ask("POST", "/auth/login", { body: { email, password: goodPassword } })).cookie;
const levelOf = async (person: TestPerson) =>
  (await server.ask("GET", `/projects/${project}`, { cookie: await signIn(person) })).body.level;

test("[I14] what was answered stands in the file, readable by its owner alone", () => {
  const path = join(dataDir, "identity.json");
  const { users, project_members } = JSON.parse(readFileSync(path, "utf8"));
  expect(users.map(({ email }: { email: string }) => email)).toEqual([ann.email, ed.email]);
  expect(project_members).toHaveLength(2);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("[I15] without its database the server still knows accounts, projects and rights", async () => {
  await restart(() => rmSync(join(dataDir, "database"), { recursive: true }));
  expect(await levelOf(ann)).toBe("owner");
  expect(await levelOf(ed)).toBe("editor");
});

test("[I15] a right that was taken away does not come back with an older database", async () => {
  await server.ask("DELETE", `/projects/${project}/members/${ed.id}`, { cookie: ann.cookie });
  await restart(async () => {
    const { db, close } = await openDatabase({ dataDir });
    await db.insertInto("project_members").values({ project_id: project, user_id: ed.id, level: "editor" }).execute();
    await close();
  });
  expect(await levelOf(ed)).toBeUndefined();
  expect(await levelOf(ann)).toBe("owner");
});

test("[I15] a project that was removed does not come back with an older database", async () => {
  await server.ask("DELETE", `/projects/${project}`, { cookie: ann.cookie });
  await restart(async () => {
    const { db, close } = await openDatabase({ dataDir });
    await db.deleteFrom("removed_projects").execute();
    await db.insertInto("projects").values({ id: project, name: "Back", created_by: ann.id }).execute();
    await db.insertInto("project_members").values({ project_id: project, user_id: ann.id, level: "owner" }).execute();
    await close();
  });
  expect(await levelOf(ann)).toBeUndefined();
});

test("[I15] a file that is no longer readable is not used, and the database stands", async () => {
  await restart(() => writeFileSync(join(dataDir, "identity.json"), '{"version":1,"users":['));
  expect(await levelOf(ed)).toBe("editor");
});

test("[I14] many changes at once end in a file that has them all", async () => {
  const people = await Promise.all(Array.from({ length: 8 }, (_, count) => server.register(`Many${count}`)));
  const { users } = JSON.parse(readFileSync(join(dataDir, "identity.json"), "utf8"));
  expect(users.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(people.map(({ id }) => id)));
});

test("[I15] with an older database a used invitation does not open again, nor one that was taken back; one it lacks does", async () => {
  const invited = ["guest@orca.test", "other@orca.test"];
  const made = await Promise.all(
    invited.map((email) =>
      server.ask("POST", `/projects/${project}/invitations`, { cookie: ann.cookie, body: { email, level: "editor" } }),
    ),
  );
  const [used, taken] = made.map(({ body }) => ({ secret: String(body.link).split("#")[1], id: (body.invitation as { id: string }).id }));
  await server.stop();
  const older = makeFolder();
  cpSync(join(dataDir, "database"), older, { recursive: true });
  server = await startTestServer({ dataDir });
  const body = { email: invited[0], password: goodPassword, name: "Guest" };
  const { cookie } = await server.ask("POST", "/auth/register", { body });
  await server.ask("POST", "/invitations/accept", { cookie, body: { secret: used?.secret } });
  const annAgain = await signIn(ann);
  await server.ask("DELETE", `/projects/${project}/invitations/${taken?.id}`, { cookie: annAgain });
  const later = { email: "later@orca.test", level: "viewer" };
  const { body: missing } = await server.ask("POST", `/projects/${project}/invitations`, { cookie: annAgain, body: later });
  await restart(() => {
    rmSync(join(dataDir, "database"), { recursive: true });
    cpSync(older, join(dataDir, "database"), { recursive: true });
  });
  const read = async (secret: unknown) => (await server.ask("POST", "/invitations/read", { body: { secret } })).body.error?.code;
  expect(await read(used?.secret)).toBe("invitation/used");
  expect(await read(taken?.secret)).toBe("invitation/unknown");
  const lacked = await server.ask("POST", "/invitations/read", { body: { secret: String(missing.link).split("#")[1] } });
  expect(lacked.body).toMatchObject(later);
  expect(await levelOf({ id: "", cookie: "", email: invited[0] ?? "" })).toBe("editor");
  rmSync(older, { recursive: true });
});

test("[I15] with an older database an account keeps its new password and address, and what the old password opened stays ended", async () => {
  const before = await signIn(ed);
  await server.stop();
  const older = makeFolder();
  cpSync(join(dataDir, "database"), older, { recursive: true });
  server = await startTestServer({ dataDir });
  const cookie = await signIn(ed);
  const change = { email: "edward@orca.test", password: "eleven grey herons", current_password: goodPassword };
  expect((await server.ask("PATCH", "/users/me", { cookie, body: change })).status).toBe(200);
  await restart(() => {
    rmSync(join(dataDir, "database"), { recursive: true });
    cpSync(older, join(dataDir, "database"), { recursive: true });
  });
  expect((await server.ask("GET", "/users/me", { cookie: before })).status).toBe(401);
  const login = (body: object) => server.ask("POST", "/auth/login", { body });
  expect((await login({ email: ed.email, password: goodPassword })).status).toBe(401);
  expect((await login({ email: change.email, password: change.password })).status).toBe(200);
  rmSync(older, { recursive: true });
});

test("[I15] with an older database a session that ended stays ended, and one that it lacks goes on", async () => {
  const [out, elsewhere] = [await signIn(ed), await signIn(ed)];
  await server.stop();
  const older = makeFolder();
  cpSync(join(dataDir, "database"), older, { recursive: true });
  server = await startTestServer({ dataDir });
  expect((await server.ask("POST", "/auth/logout", { cookie: out })).status).toBe(204);
  const later = await signIn(ed);
  expect((await server.ask("DELETE", "/users/me/sessions", { cookie: later })).status).toBe(204);
  await restart(() => {
    rmSync(join(dataDir, "database"), { recursive: true });
    cpSync(older, join(dataDir, "database"), { recursive: true });
  });
  const statusOf = async (cookie: string) => (await server.ask("GET", "/users/me", { cookie })).status;
  expect([await statusOf(out), await statusOf(elsewhere), await statusOf(later)]).toEqual([401, 401, 200]);
  rmSync(older, { recursive: true });
});

test("[I15] with an older database a link for a new password opens nothing that went to an address since given up", async () => {
  const cookie = await signIn(ed);
  const email = "edward@orca.test";
  expect((await server.ask("PATCH", "/users/me", { cookie, body: { email, current_password: goodPassword } })).status).toBe(200);
  const secret = makeLinkSecret();
  await restart(async () => {
    const { db, close } = await openDatabase({ dataDir });
    const expires_at = new Date(Date.now() + 3_600_000);
    await db.updateTable("users").set({ email: ed.email }).where("id", "=", ed.id).execute();
    await db
      .insertInto("password_resets")
      .values({ user_id: ed.id, secret_hash: hashOfSecret(secret), expires_at })
      .execute();
    await close();
  });
  const reset = await server.ask("POST", "/auth/password-resets/confirm", { body: { secret, password: "eleven grey herons" } });
  expect(reset.body.error?.code).toBe("reset/over");
});
