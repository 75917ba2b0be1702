/** A new password for whoever reads the account's mail. Rules AC11–AC15, docs/spec/identity.md. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeCodes, documentName, syncPath } from "#shared/api/sync.ts";
import { readOutbox, startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { joinPlainly, leaveAll } from "#tests/support/plain-client.ts";
import { openRawSocket } from "#tests/support/raw-socket.ts";
import { type Answered, goodPassword, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

const newPassword = "eleven grey herons";
let mail: TestMailServer;
let server: TestServer;
beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({
    mail: { smtpUrl: mail.url, publicUrl: "https://orca.example.org" },
    rates: { resetsPerAddressPerHour: 1000 },
  });
});
afterAll(async () => {
  await server.discard();
  await mail.stop();
});

const ask = (email: string, on = server) => on.ask("POST", "/auth/password-resets", { body: { email } });
const confirm = (secret: string, password = newPassword, cookie = "") =>
  server.ask("POST", "/auth/password-resets/confirm", { body: { secret, password }, ...(cookie ? { cookie } : {}) });
const signIn = (email: string, password: string) => server.ask("POST", "/auth/login", { body: { email, password } });
const codeOf = ({ body }: Answered) => body.error?.code;
const resetsTo = (address: string) => mail.mails.filter(({ to, link }) => to === address && link.includes("/reset-password#"));

/** Asks, and waits for the mail. @returns its secret */
async function secretFor({ email }: TestPerson): Promise<string> {
  const before = resetsTo(email).length;
  expect((await ask(email)).status).toBe(204);
  await expect.poll(() => resetsTo(email).length, { timeout: 10_000 }).toBe(before + 1);
  return resetsTo(email).at(-1)?.secret ?? "";
}

describe("asking", () => {
  test("[AC11] the answer is the same for an account and for none, and comes before anything is looked up", async () => {
    const ann = await server.register("Ann");
    const answers = [await ask(ann.email), await ask("nobody@orca.test")];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [204, {}],
      [204, {}],
    ]);
    await expect
      .poll(() => resetsTo(ann.email)[0]?.link, { timeout: 10_000 })
      .toMatch(/^https:\/\/orca\.example\.org\/reset-password#[\w-]{43}$/);
    expect(mail.newestTo("nobody@orca.test")).toBeUndefined();
  });

  test("[AC11] three an hour for an address, whether or not it has an account; it says how long to wait", async () => {
    const ann = await server.register("Ann");
    for (const email of [ann.email, "none@orca.test"]) {
      for (let count = 0; count < 3; count++) expect((await ask(email)).status).toBe(204);
      const refused = await ask(email);
      expect([refused.status, codeOf(refused), Number(refused.headers.get("retry-after")) > 3000]).toEqual([429, "request/too-many", true]);
    }
  });

  test("[AC11] one network address asks so often, for whomever", async () => {
    const strict = await startTestServer({ rates: { resetsPerAddressPerHour: 2 } });
    for (const email of ["a@orca.test", "b@orca.test"]) expect((await ask(email, strict)).status).toBe(204);
    expect((await ask("c@orca.test", strict)).status).toBe(429);
    await strict.discard();
  });

  test("[ML5] a link never begins with what the request says of itself", async () => {
    const plain = await startTestServer();
    const ann = await plain.register("Ann");
    // As a program does that is no browser; `fetch` does not let one choose the host.
    const headers = { host: "evil.test", origin: "http://evil.test", "content-type": "application/json", cookie: ann.cookie };
    const status = await new Promise((resolve) => {
      const sent = request(`${plain.origin}/api/v1/auth/password-resets`, { method: "POST", headers }, (answer) =>
        resolve(answer.statusCode),
      );
      sent.end(JSON.stringify({ email: ann.email }));
    });
    expect(status).toBe(204);
    await expect
      .poll(() => readOutbox(plain.settings.dataDir).filter(({ file }) => file.includes("reset")).length, { timeout: 10_000 })
      .toBeGreaterThan(0);
    for (const { link } of readOutbox(plain.settings.dataDir)) expect(link.startsWith(plain.origin)).toBe(true);
    await plain.discard();
  });
});

describe("setting", () => {
  test("[AC12] the new password signs in, here and from now on; the old one does not", async () => {
    const ann = await server.register("Ann");
    const { status, body, cookie } = await confirm(await secretFor(ann));
    expect([status, body]).toEqual([200, { id: ann.id, email: ann.email, name: "Ann" }]);
    expect((await server.ask("GET", "/users/me", { cookie })).body).toMatchObject({ id: ann.id, email_verified: true });
    expect((await signIn(ann.email, goodPassword)).status).toBe(401);
    expect((await signIn(ann.email, newPassword)).status).toBe(200);
    await expect.poll(() => mail.newestTo(ann.email)?.subject, { timeout: 10_000 }).toBe("Your password was set anew");
  });

  test("[AC13] everything that opened the account is ended: sessions, sockets, API tokens, a wish for another address", async () => {
    const ann = await server.register("Ann");
    const project = await server.publish(ann);
    const { token } = await server.makeToken(ann);
    await server.ask("PATCH", "/users/me", { cookie: ann.cookie, body: { email: `eve-${ann.email}`, current_password: goodPassword } });
    const wished = mail.newestTo(`eve-${ann.email}`) ?? expect.fail("no mail");
    const url = `${server.origin.replace("http", "ws")}${syncPath}`;
    const document = documentName({ project, part: "model", epoch: 1 });
    const socket = await openRawSocket({ url, document, cookie: ann.cookie, origin: server.origin });
    const script = joinPlainly(server, `${project}/model`, { token });
    await expect.poll(() => script.provider.synced, { timeout: 10_000 }).toBe(true);
    const { cookie } = await confirm(await secretFor(ann));
    const within = { timeout: 1000, interval: 20 };
    await expect.poll(() => socket.closed, within).toBe(closeCodes["session-ended"]);
    await expect.poll(() => script.closings.length, within).toBeGreaterThan(0);
    leaveAll();
    expect((await server.ask("GET", "/users/me", { cookie: ann.cookie })).status).toBe(401);
    expect((await server.ask("GET", "/users/me/tokens", { cookie })).body.data).toEqual([]);
    expect((await server.ask("GET", "/users/me", { cookie })).body.pending_email).toBeNull();
    const late = await server.ask("POST", "/auth/verifications/confirm", { body: { secret: wished.secret } });
    expect(codeOf(late)).toBe("verification/over");
  });

  test("[AC13] whoever uses the old password at the same moment keeps nothing by it", async () => {
    const ann = await server.register("Ann");
    const secret = await secretFor(ann);
    const eve = { cookie: (await signIn(ann.email, goodPassword)).cookie };
    const old = { current_password: goodPassword };
    const signingIn = () => signIn(ann.email, goodPassword);
    const [reset, ...others] = await Promise.all([
      confirm(secret),
      ...Array.from({ length: 4 }, signingIn),
      server.ask("PATCH", "/users/me", { ...eve, body: { ...old, email: `eve-${ann.email}` } }),
      server.ask("POST", "/users/me/tokens", { ...eve, body: { name: "Eve", scope: "write" } }),
      ...Array.from({ length: 4 }, signingIn),
    ]);
    expect(reset?.status).toBe(200);
    for (const { cookie } of others) if (cookie) expect((await server.ask("GET", "/users/me", { cookie })).status).toBe(401);
    expect((await server.ask("GET", "/users/me", { cookie: reset?.cookie ?? "" })).body).toMatchObject({
      email: ann.email,
      pending_email: null,
    });
    expect((await server.ask("GET", "/users/me/tokens", { cookie: reset?.cookie ?? "" })).body.data).toEqual([]);
    expect((await confirm(secret)).status).toBe(410);
  });

  test("[AC14] of a reset and a change of the password at the same moment one is done, never both", async () => {
    const ann = await server.register("Ann");
    const secret = await secretFor(ann);
    const body = { password: "twelve grey herons", current_password: goodPassword };
    const [reset, changed] = await Promise.all([confirm(secret), server.ask("PATCH", "/users/me", { cookie: ann.cookie, body })]);
    expect(
      [
        [200, 410],
        [403, 401, 200],
      ].map((each, at) => each.includes([reset, changed][at]?.status ?? 0)),
    ).toEqual([true, true]);
    expect([reset, changed].filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await signIn(ann.email, reset.status === 200 ? newPassword : body.password)).status).toBe(200);
  });

  test("[AC14] a link works once, also when it is opened twice at the same time", async () => {
    const ann = await server.register("Ann");
    const secret = await secretFor(ann);
    const answers = await Promise.all([confirm(secret), confirm(secret, "twelve grey herons"), confirm(secret)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect(codeOf(await confirm(secret))).toBe("reset/over");
  });

  test("[AC14] an older link is worth nothing after a newer one, a change of the password, a change of the address", async () => {
    const ann = await server.register("Ann");
    const [older, newer] = [await secretFor(ann), await secretFor(ann)];
    expect(codeOf(await confirm(older))).toBe("reset/over");
    const body = { password: newPassword, current_password: goodPassword };
    expect((await server.ask("PATCH", "/users/me", { cookie: ann.cookie, body })).status).toBe(200);
    expect(codeOf(await confirm(newer))).toBe("reset/over");

    const ben = await server.register("Ben");
    const before = await secretFor(ben);
    const other = `other-${ben.email}`;
    await server.ask("PATCH", "/users/me", { cookie: ben.cookie, body: { email: other, current_password: goodPassword } });
    await server.ask("POST", "/auth/verifications/confirm", { body: { secret: mail.newestTo(other)?.secret } });
    expect(codeOf(await confirm(before))).toBe("reset/over");
  });

  test("[AC14] one that is over sets nothing", async () => {
    const hasty = await startTestServer({ limits: { resetMs: 1 } });
    const ann = await hasty.register("Ann");
    await ask(ann.email, hasty);
    const found = () => readOutbox(hasty.settings.dataDir).find(({ link }) => link.includes("/reset-password#"));
    await expect.poll(() => found()?.secret, { timeout: 10_000 }).toMatch(/^[\w-]{43}$/);
    const answer = await hasty.ask("POST", "/auth/password-resets/confirm", { body: { secret: found()?.secret, password: newPassword } });
    expect([answer.status, codeOf(answer)]).toEqual([410, "reset/over"]);
    await hasty.discard();
  });

  test("[AC15] a weak password is refused, and the link goes on working", async () => {
    const ann = await server.register("Ann");
    const secret = await secretFor(ann);
    expect(codeOf(await confirm(secret, "password1"))).toBe("auth/weak-password");
    expect((await confirm(secret)).status).toBe(200);
  });

  test("[AC15] secrets that are none are refused, and guessing holds up the address it comes from", async () => {
    const strict = await startTestServer({ rates: { wrongLinksPerAddress: 2 } });
    const guess = (secret: unknown) => strict.ask("POST", "/auth/password-resets/confirm", { body: { secret, password: newPassword } });
    for (const secret of ["", 5, null, ["x"], "s".repeat(4000)]) expect(codeOf(await guess(secret))).toBe("request/invalid");
    for (let count = 0; count < 2; count++) expect((await guess("s".repeat(43))).status).toBe(410);
    expect((await guess("s".repeat(43))).status).toBe(429);
    await strict.discard();
  });
});
