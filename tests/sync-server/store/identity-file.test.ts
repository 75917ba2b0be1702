/** Accounts and rights survive the loss of the database. Rules I14, I15, docs/spec/identity.md. */
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
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
