/** Registering, signing in and out. Rules I1–I11, docs/spec/identity.md. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goodPassword, startTestServer, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.discard());

const signIn = (email: string, password: string, cookie?: string) =>
  server.ask("POST", "/auth/login", { body: { email, password }, ...(cookie ? { cookie } : {}) });

describe("the session's cookie", () => {
  test("[I5] can not be read by scripts nor sent by other sites, and the body holds no secret", async () => {
    const answer = await server.ask("POST", "/auth/register", {
      body: { email: "Cookie@Orca.test", password: goodPassword, name: "Cookie" },
    });
    expect(answer.status).toBe(201);
    const [header = ""] = answer.headers.getSetCookie();
    expect(header).toMatch(/^orca_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
    expect(Object.keys(answer.body).sort()).toEqual(["email", "id", "name"]);
    expect(answer.body.email).toBe("cookie@orca.test");
  });

  test("[I4] signing in gives a new secret, and the one that was shown opens nothing any more", async () => {
    const ann = await server.register("Ann");
    const again = await signIn(ann.email, goodPassword, ann.cookie);
    expect(again.cookie).not.toBe(ann.cookie);
    expect((await server.ask("GET", "/users/me", { cookie: ann.cookie })).status).toBe(401);
    expect((await server.ask("GET", "/users/me", { cookie: again.cookie })).status).toBe(200);
  });

  test("[I4] a secret that somebody else chose is never taken over", async () => {
    const ann = await server.register("Ann");
    const chosen = `orca_session=${"a".repeat(43)}`;
    const { cookie } = await signIn(ann.email, goodPassword, chosen);
    expect(cookie).not.toBe(chosen);
    expect((await server.ask("GET", "/users/me", { cookie: chosen })).body.error?.code).toBe("auth/required");
  });

  test("[I4] signing out ends the session at once and takes the cookie away", async () => {
    const ann = await server.register("Ann");
    const out = await server.ask("POST", "/auth/logout", { cookie: ann.cookie });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^orca_session=; .*Max-Age=0/);
    expect((await server.ask("GET", "/users/me", { cookie: ann.cookie })).status).toBe(401);
  });
});

describe("wrong and weak passwords", () => {
  test("[I10] a wrong password and an unknown address get the same answer", async () => {
    const ann = await server.register("Ann");
    const wrong = await signIn(ann.email, "not this one at all");
    const unknown = await signIn("nobody@orca.test", "not this one at all");
    expect(wrong.status).toBe(401);
    const said = ({ body: { error } }: typeof wrong) => [error?.code, error?.message, error?.details];
    expect(said(wrong)).toEqual(said(unknown));
    expect(wrong.cookie).toBe("");
  });

  test("[I8] after five wrong passwords one waits; then the right one works, and others were never held up", async () => {
    const ann = await server.register("Ann");
    const ben = await server.register("Ben");
    for (let tries = 0; tries < 5; tries++) expect((await signIn(ann.email, "wrong wrong")).status).toBe(401);
    const held = await signIn(ann.email, goodPassword);
    expect(held.status).toBe(429);
    expect(held.headers.get("retry-after")).toBe("1");
    expect(held.body.error?.message).toBe("Too many tries with a wrong password.");
    expect((await signIn(ben.email, goodPassword)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await signIn(ann.email, goodPassword)).status).toBe(200);
  });

  test("[I7] a common password is refused with a sentence, and no account is made", async () => {
    const body = { email: "weak@orca.test", password: "Password123", name: "Weak" };
    const answer = await server.ask("POST", "/auth/register", { body });
    expect([answer.status, answer.body.error?.code]).toEqual([400, "auth/weak-password"]);
    expect((await server.ask("POST", "/auth/register", { body: { ...body, password: goodPassword } })).status).toBe(201);
  });

  test("an address that is taken says so", async () => {
    const ann = await server.register("Ann");
    const answer = await server.ask("POST", "/auth/register", {
      body: { email: ann.email.toUpperCase(), password: goodPassword, name: "X" },
    });
    expect([answer.status, answer.body.error?.code]).toEqual([409, "auth/email-taken"]);
  });
});

describe("requests from elsewhere", () => {
  const cases: [what: string, origin: string | null, headers: Record<string, string>, body: unknown][] = [
    ["another site's origin", "https://evil.test", {}, { id: "A".repeat(22), name: "Evil" }],
    ["the same host on another port", "http://127.0.0.1:1", {}, { id: "A".repeat(22), name: "Evil" }],
    ["an opaque origin", "null", {}, { id: "A".repeat(22), name: "Evil" }],
    ["a cookie without a word on where it comes from", null, {}, { id: "A".repeat(22), name: "Evil" }],
    [
      "a form's plain text",
      null,
      { "sec-fetch-site": "same-origin", "content-type": "text/plain" },
      `{"id":"${"A".repeat(22)}","name":"Evil"}`,
    ],
  ];
  test.each(cases)("[I11] %s is refused and changes nothing", async (_, origin, headers, body) => {
    const ann = await server.register("Ann");
    const answer = await server.ask("POST", "/projects", { cookie: ann.cookie, origin, headers, body });
    expect([answer.status, answer.body.error?.code]).toEqual([403, "request/forbidden-origin"]);
    expect((await server.ask("GET", "/projects", { cookie: ann.cookie })).body.data).toEqual([]);
  });
});
