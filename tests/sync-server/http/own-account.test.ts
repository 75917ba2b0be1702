/** Name, address, password, preferences: changing one's own account. Rules AC16–AC25, docs/spec/identity.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeCodes, documentName, syncPath } from "#shared/api/sync.ts";
import { startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { openRawSocket } from "#tests/support/raw-socket.ts";
import { type Answered, goodPassword, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";
import { isOnPostgres } from "#tests/support/test-database.ts";

const newPassword = "eleven grey herons";
let mail: TestMailServer;
let server: TestServer;
let plain: TestServer;
let ann: TestPerson;
beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({ mail: { smtpUrl: mail.url, publicUrl: "https://orca.example.org" }, rates: { callsPerMinute: 10_000 } });
  plain = await startTestServer();
  ann = await server.register("Ann");
});
afterAll(async () => {
  await server.discard();
  await plain.discard();
  await mail.stop();
});

const change = ({ cookie }: { cookie: string }, body: object, on = server) => on.ask("PATCH", "/users/me", { cookie, body });
const me = async ({ cookie }: { cookie: string }, on = server) => (await on.ask("GET", "/users/me", { cookie })).body;
const verify = (secret: string | undefined) => server.ask("POST", "/auth/verifications/confirm", { body: { secret } });
const signIn = (email: string, password = goodPassword, on = server) => on.ask("POST", "/auth/login", { body: { email, password } });
const codeOf = ({ body }: Answered) => body.error?.code;
const mailsTo = (address: string, subject: string) => mail.mails.filter((each) => each.to === address && each.subject === subject);
const proofOf = (address: string) => mailsTo(address, "Is this your address?");
const arrived = (address: string, subject: string) =>
  expect.poll(() => mailsTo(address, subject).length, { timeout: 10_000 }).toBeGreaterThan(0);

describe("what one is told of oneself", () => {
  test("[AC16] name, address, whether it is proven, what is pending, preferences; nothing of the password", async () => {
    const { id, email } = await me(ann);
    expect(await me(ann)).toEqual({ id, name: "Ann", email, email_verified: false, pending_email: null, preferences: {} });
  });

  test("[AC16] another name is one's name from now on; a name that is none is refused", async () => {
    const pia = await server.register("Pia");
    expect((await change(pia, { name: "  Pía  " })).body.name).toBe("Pía");
    expect((await me(pia)).name).toBe("Pía");
    for (const name of ["", "   ", "x".repeat(81), 7, null]) expect(codeOf(await change(pia, { name }))).toBe("request/invalid");
  });

  test("[AC16] nothing else of an account can be written", async () => {
    for (const key of ["id", "email_verified", "email_verified_at", "password_hash", "pending_email", "preferences"])
      expect(codeOf(await change(ann, { [key]: "x" }))).toBe("request/invalid");
    if (!isOnPostgres()) expect(readFileSync(join(server.settings.dataDir, "identity.json"), "utf8")).toContain(ann.id);
  });
});

describe("another password", () => {
  test("[AC17] needs the present one; a wrong one is told, and counts as it does when signing in", async () => {
    const ben = await server.register("Ben");
    expect(codeOf(await change(ben, { password: newPassword }))).toBe("auth/wrong-password");
    for (let count = 0; count < 4; count++)
      expect(codeOf(await change(ben, { password: newPassword, current_password: "not mine at all" }))).toBe("auth/wrong-password");
    expect(codeOf(await change(ben, { password: newPassword, current_password: goodPassword }))).toBe("auth/too-many");
    expect((await signIn(ben.email)).status).toBe(429);
  });

  test("[AC17] ends all other sessions and their sockets within a second, keeps this one, and is told by mail", async () => {
    const ben = await server.register("Ben");
    const project = await server.publish(ben);
    const other = await signIn(ben.email);
    const document = documentName({ project, part: "model", epoch: 1 });
    const url = `${server.origin.replace("http", "ws")}${syncPath}`;
    const socket = await openRawSocket({ url, document, cookie: other.cookie, origin: server.origin });
    expect((await change(ben, { password: newPassword, current_password: goodPassword })).status).toBe(200);
    await expect.poll(() => socket.closed, { timeout: 1000, interval: 20 }).toBe(closeCodes["session-ended"]);
    expect((await server.ask("GET", "/users/me", { cookie: other.cookie })).status).toBe(401);
    expect((await me(ben)).id).toBe(ben.id);
    expect([(await signIn(ben.email)).status, (await signIn(ben.email, newPassword)).status]).toEqual([401, 200]);
    await arrived(ben.email, "Your password was changed");
  });

  test("[AC17] a weak one is refused and nothing is changed", async () => {
    const ben = await server.register("Ben");
    const refused = await change(ben, { name: "Benny", password: "password1", current_password: goodPassword });
    expect(codeOf(refused)).toBe("auth/weak-password");
    expect((await me(ben)).name).toBe("Ben");
    expect((await signIn(ben.email)).status).toBe(200);
  });
});

describe("proving an address", () => {
  test("[AC18] registering mails a link; opened by anybody, signed in or not, it proves the address", async () => {
    const cy = await server.register("Cy");
    await arrived(cy.email, "Is this your address?");
    const [{ link, secret } = expect.fail("no mail")] = proofOf(cy.email);
    expect(link).toBe(`https://orca.example.org/verify-email#${secret}`);
    expect(await verify(secret)).toMatchObject({ status: 200, body: { email: cy.email } });
    expect((await me(cy)).email_verified).toBe(true);
    expect((await verify(secret)).body).toEqual({ email: cy.email });
  });

  test("[AC18] sent again, the link before is worth nothing; where nothing is to be proven, none is sent", async () => {
    const cy = await server.register("Cy");
    await arrived(cy.email, "Is this your address?");
    const resend = () => server.ask("POST", "/users/me/verification", { cookie: cy.cookie });
    expect((await resend()).status).toBe(204);
    const [first, second] = proofOf(cy.email);
    expect(codeOf(await verify(first?.secret))).toBe("verification/over");
    expect((await verify(second?.secret)).status).toBe(200);
    expect((await resend()).status).toBe(204);
    expect(proofOf(cy.email)).toHaveLength(2);
  });

  test("[AC18] a mail server that refuses is told to whoever waits", async () => {
    const cy = await server.register("Cy");
    await arrived(cy.email, "Is this your address?");
    mail.refuseWith(450);
    const refused = await server.ask("POST", "/users/me/verification", { cookie: cy.cookie });
    mail.refuseWith(null);
    expect([refused.status, refused.body.error?.message]).toEqual([
      503,
      "The mail could not be sent: the mail server can not take it now.",
    ]);
  });

  test("[AC18] secrets that are none prove nothing", async () => {
    expect(codeOf(await verify("s".repeat(43)))).toBe("verification/over");
    for (const secret of ["", "x", undefined]) expect(codeOf(await verify(secret))).toBe("request/invalid");
  });
});

describe("another address", () => {
  test("[AC19] is pending until the link mailed there is opened; the old one is told, twice", async () => {
    const dot = await server.register("Dot");
    const wished = `new-${dot.email}`;
    expect((await change(dot, { email: wished, current_password: goodPassword })).body).toMatchObject({
      email: dot.email,
      pending_email: wished,
    });
    expect((await signIn(wished)).status).toBe(401);
    await arrived(dot.email, "Your account may get another address");
    expect((await verify(proofOf(wished)[0]?.secret)).body).toEqual({ email: wished });
    expect(await me(dot)).toMatchObject({ email: wished, pending_email: null, email_verified: true });
    expect([(await signIn(dot.email)).status, (await signIn(wished)).status]).toEqual([401, 200]);
    await arrived(dot.email, "Your account has another address");
  });

  test("[AC19] needs the present password; one that is taken is refused, and one that is no address", async () => {
    const dot = await server.register("Dot");
    expect(codeOf(await change(dot, { email: "x@orca.test" }))).toBe("auth/wrong-password");
    expect(codeOf(await change(dot, { email: ann.email, current_password: goodPassword }))).toBe("auth/email-taken");
    expect(codeOf(await change(dot, { email: "x", current_password: goodPassword }))).toBe("request/invalid");
    expect((await me(dot)).pending_email).toBeNull();
  });

  test("[AC19] the wish is taken back by naming the present address; its link is worth nothing then", async () => {
    const dot = await server.register("Dot");
    const wished = `new-${dot.email}`;
    await change(dot, { email: wished, current_password: goodPassword });
    expect((await change(dot, { email: dot.email })).body.pending_email).toBeNull();
    expect(codeOf(await verify(proofOf(wished)[0]?.secret))).toBe("verification/over");
    expect((await me(dot)).email).toBe(dot.email);
  });

  test("[AC17] a wish that was made with the old password is gone with it; one that comes with the new one stays", async () => {
    const dot = await server.register("Dot");
    const [before, beside] = [`before-${dot.email}`, `beside-${dot.email}`];
    await change(dot, { email: before, current_password: goodPassword });
    expect((await change(dot, { password: newPassword, current_password: goodPassword })).body.pending_email).toBeNull();
    expect(codeOf(await verify(proofOf(before)[0]?.secret))).toBe("verification/over");
    expect((await me(dot)).email).toBe(dot.email);
    await change(dot, { email: beside, password: goodPassword, current_password: newPassword });
    expect((await verify(proofOf(beside)[0]?.secret)).status).toBe(200);
    expect((await me(dot)).email).toBe(beside);
  });

  test("[AC19] that somebody else took meanwhile is not taken from them", async () => {
    const [dot, eli] = [await server.register("Dot"), await server.register("Eli")];
    const wished = `both-${dot.email}`;
    for (const person of [dot, eli]) await change(person, { email: wished, current_password: goodPassword });
    const [first, second] = proofOf(wished);
    expect((await verify(first?.secret)).status).toBe(200);
    expect(codeOf(await verify(second?.secret))).toBe("auth/email-taken");
    expect((await me(eli)).email).toBe(eli.email);
  });

  test("[AC20] where no mail is sent it is taken at once, unproven; two at the same time are one", async () => {
    const people = [await plain.register("Fay"), await plain.register("Gil")];
    const answers = await Promise.all(
      people.map((person) => change(person, { email: "same@orca.test", current_password: goodPassword }, plain)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({
      email: "same@orca.test",
      pending_email: null,
      email_verified: false,
    });
    expect((await signIn("same@orca.test", goodPassword, plain)).status).toBe(200);
  });
});

describe("preferences", () => {
  const prefer = ({ cookie }: { cookie: string }, body: unknown) => server.ask("PATCH", "/users/me/preferences", { cookie, body });

  test("[AC21] are merged field by field, also at once, and follow the person to another session", async () => {
    const hal = await server.register("Hal");
    await Promise.all([
      prefer(hal, { theme: "dark" }),
      prefer(hal, { density: "compact" }),
      prefer(hal, { single_letter_shortcuts: false }),
    ]);
    expect((await prefer(hal, { theme: "light" })).body).toEqual({ theme: "light", density: "compact", single_letter_shortcuts: false });
    const other = await signIn(hal.email);
    expect((await me(other)).preferences).toEqual({ theme: "light", density: "compact", single_letter_shortcuts: false });
    expect((await prefer(hal, {})).body.theme).toBe("light");
  });

  const wrong: unknown[] = [
    { theme: "pink" },
    { colour: "red" },
    { theme: null },
    { single_letter_shortcuts: "no" },
    { __proto__: null, constructor: 1 },
    ["theme"],
    7,
  ];
  test.each(wrong.map((body) => [JSON.stringify(body), body]))("[AC21] %s is refused", async (_, body) => {
    expect(codeOf(await prefer(ann, body))).toBe("request/invalid");
    expect((await me(ann)).preferences).toEqual({});
  });
});

describe("by other doors", () => {
  test("[AC22] an API token opens none of this, however it is shown", async () => {
    const { token } = await server.makeToken(ann);
    const doors: [method: string, path: string, body?: unknown][] = [
      ["GET", "/users/me"],
      ["PATCH", "/users/me", { name: "Eve" }],
      ["PATCH", "/users/me/preferences", { theme: "dark" }],
      ["POST", "/users/me/verification"],
      ["GET", "/users/me/sessions"],
      ["DELETE", "/users/me/sessions"],
      ["DELETE", "/users/me/sessions/x"],
      ["POST", "/users/me/tokens", { name: "x", scope: "write" }],
      ["POST", "/invitations/accept", { secret: "s".repeat(43) }],
    ];
    for (const [method, path, body] of doors)
      for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `orca_session=${token}` }, { "x-api-key": token }])
        expect([path, (await server.ask(method, `${path}?token=${token}`, { headers, ...(body ? { body } : {}) })).status]).toEqual([
          path,
          401,
        ]);
  });

  test("[AC22] another site can do none of this with somebody's cookie", async () => {
    const { cookie } = await server.register("Ida");
    const asked = { cookie, origin: "https://evil.test" };
    const doors: [method: string, path: string, body?: unknown][] = [
      ["PATCH", "/users/me", { name: "Eve" }],
      ["PATCH", "/users/me/preferences", { theme: "dark" }],
      ["DELETE", "/users/me/sessions"],
      ["POST", "/users/me/verification"],
      ["POST", "/auth/password-resets", { email: "x@orca.test" }],
      ["POST", "/invitations/accept", { secret: "s".repeat(43) }],
    ];
    for (const [method, path, body] of doors)
      expect([path, codeOf(await server.ask(method, path, { ...asked, ...(body ? { body } : {}) }))]).toEqual([
        path,
        "request/forbidden-origin",
      ]);
    expect(await me({ cookie })).toMatchObject({ name: "Ida", preferences: {} });
  });

  test("[AC22] a body of two megabytes is refused before it is read to its end", async () => {
    const answer = await server.ask("PATCH", "/users/me", { cookie: ann.cookie, body: { name: "x".repeat(2_000_000) } });
    expect(answer.status).toBe(400);
  });
});
