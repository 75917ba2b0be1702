/** API tokens over HTTP, and what is kept of them. Rules I40–I43, docs/spec/identity.md. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readToken } from "#server/identity/api-tokens.ts";
import type { Database } from "#server/store/database.ts";
import { openDatabase } from "#server/store/open-database.ts";
import { makeFolder, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";
import { databaseFor, isOnPostgres } from "#tests/support/test-database.ts";

const dayMs = 86_400_000;
let server: TestServer;
let ann: TestPerson;
let bob: TestPerson;
beforeAll(async () => {
  server = await startTestServer({ limits: { tokensPerPerson: 3 } });
  [ann, bob] = [await server.register("Ann"), await server.register("Bob")];
});
afterAll(() => server.discard());

const make = (person: TestPerson, body: object) => server.ask("POST", "/users/me/tokens", { cookie: person.cookie, body });
const list = async ({ cookie }: TestPerson) => (await server.ask("GET", "/users/me/tokens", { cookie })).body;
const revoke = ({ cookie }: TestPerson, id: unknown) => server.ask("DELETE", `/users/me/tokens/${id}`, { cookie });

/** The tables of a server that is not running, or that is on Postgres. */
async function withTables<T>(dataDir: string, read: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ dataDir, databaseUrl: await databaseFor(dataDir) });
  return read(database).finally(() => database.close());
}

describe("over HTTP", () => {
  test("[I41] a token is shown once, lasts 90 days unless it is said, and is listed without its secret", async () => {
    const pia = await server.register("Pia");
    const { status, body } = await make(pia, { name: "  Nightly  ", scope: "read" });
    expect([status, body.name, body.scope]).toEqual([201, "Nightly", "read"]);
    expect(body.token).toMatch(new RegExp(`^orca_${body.id}\\.[\\w-]{43}$`));
    expect((Date.parse(String(body.expires_at)) - Date.now()) / dayMs).toBeCloseTo(90, 2);
    const { token, ...shown } = body;
    expect(await list(pia)).toEqual({ data: [shown], meta: { page: 1, page_size: 20, total: 1 } });
  });

  test.each([
    ["for more than a year", { name: "a", scope: "read", days: 366 }],
    ["for no day", { name: "a", scope: "read", days: 0 }],
    ["without a name", { name: " ", scope: "read" }],
    ["with a scope that there is not", { name: "a", scope: "owner" }],
    ["with more than is asked for", { name: "a", scope: "read", user_id: "somebody" }],
  ])("[I41] none is made %s", async (_, body) => {
    const answer = await make(ann, body);
    expect([answer.status, answer.body.error?.code]).toEqual([400, "request/invalid"]);
  });

  test("[I42] tokens are their person's: nobody else sees or revokes them", async () => {
    const { id } = await server.makeToken(ann);
    expect((await list(bob)).data).toEqual([]);
    expect((await revoke(bob, id)).body.error?.code).toBe("request/not-found");
    expect((await revoke(ann, id)).status).toBe(204);
    expect((await revoke(ann, id)).status).toBe(404);
  });

  test("[I42] a person has a bounded number of them, however many are made at once", async () => {
    const many = await server.register("Many");
    const answers = await Promise.all(Array.from({ length: 5 }, () => make(many, { name: "a", scope: "write" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 403, 403]);
    const refused = answers.find(({ status }) => status === 403);
    expect(refused?.body.error?.message).toBe("3 API tokens is the most that one person can have.");
  });

  test("[I41] a token is no session: it opens nothing of the API", async () => {
    const { token } = await server.makeToken(bob);
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `orca_session=${token}` }])
      expect((await server.ask("GET", `/users/me?token=${token}`, { headers })).status).toBe(401);
  });
});

describe("what is kept", () => {
  test("[I40] the tables and the data folder know only the secret's hash", async () => {
    const kept = await startTestServer();
    const person = await kept.register("Ann");
    const { token } = await kept.makeToken(person);
    const [id, secret = ""] = token.replace("orca_", "").split(".");
    await kept.stop();
    const rows = await withTables(kept.settings.dataDir, ({ db }) => db.selectFrom("api_tokens").selectAll().execute());
    expect(rows).toMatchObject([{ id, user_id: person.id, secret_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(JSON.stringify(rows)).not.toContain(secret);
    if (!isOnPostgres()) expect(readFileSync(join(kept.settings.dataDir, "identity.json"), "utf8")).not.toContain(secret);
    rmSync(kept.settings.dataDir, { recursive: true });
  });

  test("[I40] another secret, a token that expired and one that was revoked are nobody's", async () => {
    const kept = await startTestServer();
    const person = await kept.register("Ann");
    const { id, token } = await kept.makeToken(person);
    const revoked = await kept.makeToken(person);
    await kept.ask("DELETE", `/users/me/tokens/${revoked.id}`, { cookie: person.cookie });
    await kept.stop();
    await withTables(kept.settings.dataDir, async ({ db }) => {
      expect(await readToken(db, token)).toMatchObject({ id: person.id, name: "Ann", token: { id, scope: "write" } });
      expect(await readToken(db, revoked.token)).toBeNull();
      expect(await readToken(db, `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBeNull();
      for (const nonsense of ["", "orca_", id, `${token} `, token.slice(5)]) expect(await readToken(db, nonsense)).toBeNull();
      await db
        .updateTable("api_tokens")
        .set({ expires_at: new Date(Date.now() - 1) })
        .execute();
      expect(await readToken(db, token)).toBeNull();
    });
    rmSync(kept.settings.dataDir, { recursive: true });
  });

  test.skipIf(isOnPostgres())(
    "[I43] without its database the server still knows tokens, and a revoked one does not come back",
    async () => {
      const dataDir = makeFolder();
      let again = await startTestServer({ dataDir });
      const person = await again.register("Ann");
      const [kept, revoked] = [await again.makeToken(person), await again.makeToken(person)];
      await again.stop();
      const before = await withTables(dataDir, ({ db }) => db.selectFrom("api_tokens").selectAll().where("id", "=", revoked.id).execute());
      again = await startTestServer({ dataDir });
      await again.ask("DELETE", `/users/me/tokens/${revoked.id}`, { cookie: person.cookie });
      await again.stop();
      await withTables(dataDir, async ({ db }) => {
        await db.deleteFrom("api_tokens").execute();
        await db.insertInto("api_tokens").values(before).execute();
      });
      await startTestServer({ dataDir }).then((back) => back.stop());
      await withTables(dataDir, async ({ db }) => {
        expect(await readToken(db, kept.token)).toMatchObject({ id: person.id });
        expect(await readToken(db, revoked.token)).toBeNull();
      });
      rmSync(dataDir, { recursive: true });
    },
  );
});
