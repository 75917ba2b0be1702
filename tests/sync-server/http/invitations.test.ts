/** Inviting people into projects, on a server that sends no mail. Rules AC1–AC10, docs/spec/identity.md; with mail: invitations-by-mail. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#server/store/open-database.ts";
import { closeCodes, documentName, syncPath } from "#shared/api/sync.ts";
import type { PermissionLevel } from "#shared/permissions.ts";
import { readOutbox } from "#tests/support/mail-server.ts";
import { openRawSocket } from "#tests/support/raw-socket.ts";
import { type Answered, goodPassword, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";
import { databaseFor, isOnPostgres } from "#tests/support/test-database.ts";

let server: TestServer;
let ann: TestPerson;
let project: string;
let count = 0;
beforeAll(async () => {
  server = await startTestServer({ limits: { membersPerProject: 4 }, rates: { callsPerMinute: 10_000, mailsPerMailboxPerHour: 100 } });
  ann = await server.register("Ann");
});
afterAll(() => server.discard());
beforeEach(async () => {
  project = await server.publish(ann);
});

const newAddress = () => `guest${count++}@orca.test`;
const invite = (email: string, level: PermissionLevel = "editor", from = ann, to = project) =>
  server.ask("POST", `/projects/${to}/invitations`, { cookie: from.cookie, body: { email, level } });
const secretIn = ({ body }: Answered): string => String(body.link).split("#")[1] ?? "";
const idIn = ({ body }: Answered): string => (body.invitation as { id: string }).id;
const read = (secret: string) => server.ask("POST", "/invitations/read", { body: { secret } });
const accept = ({ cookie }: { cookie: string }, secret: string) => server.ask("POST", "/invitations/accept", { cookie, body: { secret } });
const register = async (email: string, more = {}): Promise<TestPerson> => {
  const { body, cookie } = await server.ask("POST", "/auth/register", { body: { email, password: goodPassword, name: "Guest", ...more } });
  return { id: String(body.id), email, cookie };
};
const levelOf = async (person: TestPerson, of = project) =>
  (await server.ask("GET", `/projects/${of}`, { cookie: person.cookie })).body.level;
const pending = async () =>
  (await server.ask("GET", `/projects/${project}/invitations`, { cookie: ann.cookie })).body.data as Record<string, unknown>[];
const codeOf = ({ body }: Answered) => body.error?.code;

async function withTables(change: (db: Awaited<ReturnType<typeof openDatabase>>["db"]) => Promise<unknown>): Promise<void> {
  const { dataDir } = server.settings;
  const { db, close } = await openDatabase({ dataDir, databaseUrl: await databaseFor(dataDir) });
  await change(db).finally(close);
}

describe("inviting", () => {
  test("[AC1] who is registered is a member at once, where no mail is sent", async () => {
    const bob = await server.register("Bob");
    const { status, body } = await invite(bob.email, "viewer");
    expect([status, body]).toEqual([201, { outcome: "member", member: { id: bob.id, name: "Bob", email: bob.email, level: "viewer" } }]);
    expect(await levelOf(bob)).toBe("viewer");
    expect(codeOf(await invite(bob.email))).toBe("member/already");
  });

  test("[AC2] who is not gets an invitation: its link is told to the facilitator, and its mail lies in the outbox", async () => {
    const email = newAddress();
    const { status, body } = await invite(email.toUpperCase());
    expect([status, body.outcome]).toEqual([201, "invited"]);
    expect(body.link).toMatch(new RegExp(`^${server.origin}/invitation#[\\w-]{43}$`));
    expect(body.invitation).toMatchObject({
      email,
      level: "editor",
      invited_by: { id: ann.id, name: "Ann" },
      opened_at: null,
      mail: "none",
    });
    const { sent_at, expires_at } = body.invitation as Record<string, string>;
    expect((Date.parse(String(expires_at)) - Date.parse(String(sent_at))) / 86_400_000).toBeCloseTo(14, 3);
    expect(await pending()).toEqual([body.invitation]);
    const mails = readOutbox(server.settings.dataDir).filter(({ headers }) => headers.get("to")?.[0] === email);
    expect(mails).toMatchObject([{ link: body.link, subject: "Ann invites you to “Harbour”" }]);
  });

  test("[AC2] the link says what it is for, and that it was looked at", async () => {
    const email = newAddress();
    const secret = secretIn(await invite(email, "commenter"));
    const said = { project: { id: project, name: "Harbour" }, level: "commenter", email, invited_by: { id: ann.id, name: "Ann" } };
    expect((await read(secret)).body).toEqual({ ...said, is_registered: false });
    expect((await pending())[0]?.opened_at).toEqual(expect.any(String));
    await register(email);
    expect((await read(secret)).body).toEqual({ ...said, is_registered: true });
  });

  test("[AC2] only the secret's hash is kept", async () => {
    const secret = secretIn(await invite(newAddress()));
    await server.ask("GET", "/users/me", { cookie: ann.cookie });
    if (isOnPostgres())
      await withTables(async (db) =>
        expect(JSON.stringify(await db.selectFrom("invitations").selectAll().execute())).not.toContain(secret),
      );
    else expect(readFileSync(join(server.settings.dataDir, "identity.json"), "utf8")).not.toContain(secret);
  });

  test("[AC3] inviting an address again changes the level and makes the link before worthless; it waits once", async () => {
    const email = newAddress();
    const first = await invite(email, "editor");
    const second = await invite(email, "viewer");
    expect(idIn(second)).toBe(idIn(first));
    expect(await pending()).toMatchObject([{ email, level: "viewer" }]);
    expect(codeOf(await read(secretIn(first)))).toBe("invitation/unknown");
    expect((await read(secretIn(second))).body.level).toBe("viewer");
  });

  test("[AC3] ten times at once is one invitation, and one of the links works", async () => {
    const email = newAddress();
    const answers = await Promise.all(Array.from({ length: 10 }, () => invite(email)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(await pending()).toHaveLength(1);
    const codes = await Promise.all(answers.map(async (answer) => (await read(secretIn(answer))).status));
    expect(codes.filter((status) => status === 200)).toHaveLength(1);
  });

  test("[AC3] sending again gives a new link and a new end", async () => {
    const first = await invite(newAddress());
    const again = await server.ask("POST", `/projects/${project}/invitations/${idIn(first)}/send`, { cookie: ann.cookie });
    expect(again.status).toBe(200);
    expect(again.body.link).not.toBe(first.body.link);
    expect(codeOf(await read(secretIn(first)))).toBe("invitation/unknown");
    expect((await read(secretIn(again))).status).toBe(200);
  });

  test("[AC4] people and invitations together stay within the limit, also at once", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => invite(newAddress())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 403, 403, 403]);
    expect(answers.find(({ status }) => status === 403)?.body.error?.message).toBe("4 people is the most that one project takes.");
  });

  test.each(["søren@orca.test", "a@b", "a@orca.test\r\nBcc: all@orca.test", '"<x>"@orca.test', `${"a".repeat(250)}@orca.test`])(
    "[AC2] %j is no address that mail could be sent to",
    async (email) => {
      expect(codeOf(await invite(email))).toBe("request/invalid");
      expect(await pending()).toEqual([]);
    },
  );

  test("[AC5] nobody but a facilitator sees, changes, sends or takes back invitations, of this project or another", async () => {
    const [ed, bob] = [await server.register("Ed"), await server.register("Bob")];
    await invite(ed.email, "editor");
    const made = await invite(newAddress());
    const others = await server.publish(bob);
    for (const [person, of, status] of [
      [ed, project, 403],
      [bob, project, 404],
      [bob, others, 404],
    ] as const) {
      const at = `/projects/${of}/invitations/${idIn(made)}`;
      const asked = { cookie: person.cookie };
      expect((await server.ask("PATCH", at, { ...asked, body: { level: "owner" } })).status).toBe(status);
      expect((await server.ask("POST", `${at}/send`, asked)).status).toBe(status);
      expect((await server.ask("DELETE", at, asked)).status).toBe(status);
    }
    expect(await pending()).toMatchObject([{ level: "editor" }]);
  });
});

describe("accepting", () => {
  test("[AC6] the invited person is in the project, at the level it has now, and in the list", async () => {
    const email = newAddress();
    const made = await invite(email, "viewer");
    await server.ask("PATCH", `/projects/${project}/invitations/${idIn(made)}`, { cookie: ann.cookie, body: { level: "editor" } });
    const guest = await register(email);
    const { status, body } = await accept(guest, secretIn(made));
    expect([status, body]).toMatchObject([200, { id: project, name: "Harbour", level: "editor", epoch: 1 }]);
    const { data } = (await server.ask("GET", "/projects", { cookie: guest.cookie })).body;
    expect(data).toMatchObject([{ id: project }]);
    expect(await pending()).toEqual([]);
    if (!isOnPostgres()) expect(readFileSync(join(server.settings.dataDir, "identity.json"), "utf8")).toContain(guest.id);
  });

  test("[AC7] it is used once: the same person gets the project again, anybody else and anybody later that it was used", async () => {
    const email = newAddress();
    const secret = secretIn(await invite(email));
    const guest = await register(email);
    await accept(guest, secret);
    expect((await accept(guest, secret)).body).toMatchObject({ id: project, level: "editor" });
    const other = await register(newAddress());
    expect([codeOf(await accept(other, secret)), codeOf(await read(secret))]).toEqual(["invitation/used", "invitation/used"]);
    await server.ask("DELETE", `/projects/${project}/members/${guest.id}`, { cookie: ann.cookie });
    expect(codeOf(await accept(guest, secret))).toBe("invitation/used");
    expect(await levelOf(guest)).toBeUndefined();
  });

  test("[AC7] five tabs that accept at once are one member, and all get the project", async () => {
    const email = newAddress();
    const secret = secretIn(await invite(email));
    const guest = await register(email);
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(guest, secret)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { body } = await server.ask("GET", `/projects/${project}/members`, { cookie: ann.cookie });
    expect(body.meta).toMatchObject({ total: 2 });
  });

  test("[AC8] for another address it is refused, says for which, and stays", async () => {
    const email = newAddress();
    const secret = secretIn(await invite(email));
    const other = await register(newAddress());
    const refused = await accept(other, secret);
    expect([refused.status, refused.body.error?.message]).toEqual([403, `This invitation is for ${email}.`]);
    expect((await read(secret)).status).toBe(200);
  });

  test("[AC9] one that was taken back, or whose project is gone, is unknown", async () => {
    const emails = [newAddress(), newAddress()];
    const [stays, goes] = [secretIn(await invite(String(emails[0]))), await invite(String(emails[1]))];
    await server.ask("DELETE", `/projects/${project}/invitations/${idIn(goes)}`, { cookie: ann.cookie });
    expect(codeOf(await read(secretIn(goes)))).toBe("invitation/unknown");
    expect(codeOf(await accept(await register(String(emails[1])), secretIn(goes)))).toBe("invitation/unknown");
    await server.ask("DELETE", `/projects/${project}`, { cookie: ann.cookie });
    expect(codeOf(await accept(await register(String(emails[0])), stays))).toBe("invitation/unknown");
  });

  test("[AC9] one that is over says since when; it is still listed, and sent again it works", async () => {
    const hasty = await startTestServer({ limits: { invitationMs: 1 } });
    const [eve, guest] = [await hasty.register("Eve"), { email: "guest@orca.test", name: "Guest", password: goodPassword }];
    const at = `/projects/${await hasty.publish(eve)}/invitations`;
    const made = await hasty.ask("POST", at, { cookie: eve.cookie, body: { email: guest.email, level: "viewer" } });
    const { cookie } = await hasty.ask("POST", "/auth/register", { body: guest });
    for (const path of ["/invitations/read", "/invitations/accept"]) {
      const refused = await hasty.ask("POST", path, { cookie, body: { secret: secretIn(made) } });
      const day = new Date(String((made.body.invitation as Record<string, string>).expires_at)).getUTCDate();
      expect([refused.status, codeOf(refused)]).toEqual([410, "invitation/expired"]);
      expect(refused.body.error?.message).toMatch(new RegExp(`^This invitation stopped working on ${day} [A-Z][a-z]+ \\d{4}\\.$`));
    }
    const { data } = (await hasty.ask("GET", at, { cookie: eve.cookie })).body;
    expect(data).toMatchObject([{ id: idIn(made) }]);
    await hasty.discard();
  });

  test("[AC9] it outlives its inviter's level", async () => {
    const cy = await server.register("Cy");
    await invite(cy.email, "owner");
    const email = newAddress();
    const secret = secretIn(await invite(email, "editor", cy));
    await server.ask("DELETE", `/projects/${project}/members/${cy.id}`, { cookie: ann.cookie });
    expect((await accept(await register(email), secret)).body.level).toBe("editor");
  });

  test("[AC4] a project that filled meanwhile takes nobody, and the invitation stays", async () => {
    const email = newAddress();
    const secret = secretIn(await invite(email));
    for (const name of ["A", "B"]) await invite((await server.register(name)).email);
    const guest = await register(email);
    await withFullProject(async () => expect(codeOf(await accept(guest, secret))).toBe("member/limit"));
    expect((await accept(guest, secret)).status).toBe(200);
  });

  /** Who is registered is let in while others wait. */
  async function withFullProject(run: () => Promise<void>): Promise<void> {
    const last = await server.register("Last");
    expect((await invite(last.email)).body.outcome).toBe("member");
    await run();
    await server.ask("DELETE", `/projects/${project}/members/${last.id}`, { cookie: ann.cookie });
  }

  test("[AC6] who was made a member otherwise keeps that level; the waiting invitation is gone", async () => {
    const email = newAddress();
    const made = await invite(email, "owner");
    const guest = await register(email);
    expect((await invite(email, "viewer")).body.outcome).toBe("member");
    expect(await pending()).toEqual([]);
    expect(codeOf(await accept(guest, secretIn(made)))).toBe("invitation/unknown");
    expect(await levelOf(guest)).toBe("viewer");
  });

  test("[AC6] nobody accepts without a session, nor with a secret that is none", async () => {
    const guest = await register(newAddress());
    expect((await server.ask("POST", "/invitations/accept", { body: { secret: "s".repeat(43) } })).status).toBe(401);
    for (const secret of ["", "short", "s".repeat(44), 7, null, { $gt: "" }])
      expect(codeOf(await server.ask("POST", "/invitations/accept", { cookie: guest.cookie, body: { secret } }))).toBe("request/invalid");
    expect(codeOf(await accept(guest, "s".repeat(43)))).toBe("invitation/unknown");
  });
});

describe("leaving and stepping down", () => {
  test("[AC10] a member leaves alone; the last facilitator can not", async () => {
    const bob = await server.register("Bob");
    await invite(bob.email, "viewer");
    expect((await server.ask("DELETE", `/projects/${project}/members/me`, { cookie: bob.cookie })).status).toBe(204);
    expect(await levelOf(bob)).toBeUndefined();
    expect(codeOf(await server.ask("DELETE", `/projects/${project}/members/me`, { cookie: ann.cookie }))).toBe("member/last-owner");
  });

  test("[AC10] of four facilitators who leave, step down and take each other out at once, one stays", async () => {
    const others = [await server.register("A"), await server.register("B"), await server.register("C")];
    for (const { email } of others) await invite(email, "owner");
    const [a, b, c] = others as [TestPerson, TestPerson, TestPerson];
    const at = `/projects/${project}/members`;
    await Promise.all([
      server.ask("DELETE", `${at}/me`, { cookie: ann.cookie }),
      server.ask("PATCH", `${at}/${a.id}`, { cookie: a.cookie, body: { level: "viewer" } }),
      server.ask("DELETE", `${at}/${b.id}`, { cookie: c.cookie }),
      server.ask("DELETE", `${at}/me`, { cookie: c.cookie }),
      server.ask("PATCH", `${at}/${ann.id}`, { cookie: b.cookie, body: { level: "editor" } }),
      server.ask("DELETE", `${at}/${c.id}`, { cookie: b.cookie }),
    ]);
    const levels = await Promise.all([ann, a, b, c].map((person) => levelOf(person)));
    expect(levels.filter((level) => level === "owner").length).toBeGreaterThanOrEqual(1);
  });

  test("[AC10] leaving disconnects one's sockets from the project within a second", async () => {
    const bob = await server.register("Bob");
    await invite(bob.email, "editor");
    const document = documentName({ project, part: "model", epoch: 1 });
    const url = `${server.origin.replace("http", "ws")}${syncPath}`;
    const socket = await openRawSocket({ url, document, cookie: bob.cookie, origin: server.origin });
    await expect
      .poll(() => socket.received.map(({ bytes }) => Buffer.from(bytes).toString("latin1")).join(""))
      .toContain('"level":"editor"');
    await server.ask("DELETE", `/projects/${project}/members/me`, { cookie: bob.cookie });
    await expect.poll(() => socket.closed, { timeout: 1000, interval: 20 }).toBe(closeCodes.revoked);
  });
});

describe("how often", () => {
  test("[AC5] a person sends so many invitations an hour, and a mailbox gets so many, whoever sends them", async () => {
    const strict = await startTestServer({ rates: { invitationsPerPersonPerHour: 3, mailsPerMailboxPerHour: 2 } });
    const [eve, bob] = [await strict.register("Eve"), await strict.register("Bob")];
    const [hers, his] = [await strict.publish(eve), await strict.publish(bob)];
    const send = (person: TestPerson, to: string, email: string) =>
      strict.ask("POST", `/projects/${to}/invitations`, { cookie: person.cookie, body: { email, level: "viewer" } });
    expect((await send(eve, hers, "x@orca.test")).status).toBe(201);
    expect((await send(eve, hers, "x@orca.test")).status).toBe(201);
    const refused = await send(bob, his, "x@orca.test");
    expect([refused.status, codeOf(refused), refused.headers.get("retry-after")]).toEqual([429, "request/too-many", expect.any(String)]);
    expect((await send(eve, hers, "y@orca.test")).status).toBe(201);
    expect((await send(eve, hers, "z@orca.test")).status).toBe(429);
    await strict.discard();
  });

  test("[AC5] links that open nothing hold up the address they come from; those that do are not counted", async () => {
    const strict = await startTestServer({ rates: { wrongLinksPerAddress: 3 } });
    const eve = await strict.register("Eve");
    const made = await strict.ask("POST", `/projects/${await strict.publish(eve)}/invitations`, {
      cookie: eve.cookie,
      body: { email: "x@orca.test", level: "viewer" },
    });
    const open = (secret: string) => strict.ask("POST", "/invitations/read", { body: { secret } });
    for (let count = 0; count < 5; count++) expect((await open(secretIn(made))).status).toBe(200);
    for (let count = 0; count < 3; count++) expect((await open("s".repeat(43))).status).toBe(404);
    expect((await open(secretIn(made))).status).toBe(429);
    await strict.discard();
  });

  test("[AC5] who is invited registers beside the limit for the address they come from, with that invitation alone", async () => {
    const strict = await startTestServer({ rates: { registrationsPerAddressPerHour: 1 } });
    const eve = await strict.register("Eve");
    const made = await strict.ask("POST", `/projects/${await strict.publish(eve)}/invitations`, {
      cookie: eve.cookie,
      body: { email: "x@orca.test", level: "viewer" },
    });
    const registerWith = (email: string, invitation: string) =>
      strict.ask("POST", "/auth/register", { body: { email, password: goodPassword, name: "X", invitation } });
    expect((await registerWith("y@orca.test", secretIn(made))).status).toBe(429);
    expect((await registerWith("x@orca.test", "s".repeat(43))).status).toBe(429);
    expect((await registerWith("x@orca.test", secretIn(made))).status).toBe(201);
    await strict.discard();
  });
});
