/** Invitations on a server that sends mail: whoever opens the link is taken for its address. Rules AC1, AC2, AC8, ML5, ML6. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { type Answered, goodPassword, startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

const publicUrl = "https://orca.example.org";
let mail: TestMailServer;
let server: TestServer;
let ann: TestPerson;
let project: string;
let count = 0;
beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({ mail: { smtpUrl: mail.url, publicUrl }, limits: { mailSeconds: 5 } });
  ann = await server.register("Ann");
});
afterAll(async () => {
  await server.discard();
  await mail.stop();
});
beforeEach(async () => {
  project = await server.publish(ann);
});
afterEach(() => mail.refuseWith(null));

const newAddress = () => `guest${count++}@orca.test`;
const invite = (email: string) =>
  server.ask("POST", `/projects/${project}/invitations`, { cookie: ann.cookie, body: { email, level: "editor" } });
const register = (email: string, more = {}) =>
  server.ask("POST", "/auth/register", { body: { email, password: goodPassword, name: "Guest", ...more } });
const accept = (cookie: string, secret: string) => server.ask("POST", "/invitations/accept", { cookie, body: { secret } });
const me = async (cookie: string) => (await server.ask("GET", "/users/me", { cookie })).body;
const codeOf = ({ body }: Answered) => body.error?.code;
const newestTo = (address: string) => mail.newestTo(address) ?? expect.fail(`no mail to ${address}`);

test("[AC2] the link goes to the mailbox and to nobody else, and begins with the server's public address", async () => {
  const email = newAddress();
  const { body } = await invite(email);
  expect(body).toMatchObject({ outcome: "invited", invitation: { email, mail: "sent" } });
  expect(body).not.toHaveProperty("link");
  const { link, secret } = newestTo(email);
  expect(link).toBe(`${publicUrl}/invitation#${secret}`);
  expect(JSON.stringify(body)).not.toContain(secret);
});

test("[AC1] an account whose address is not proven is not taken for its person; opening the invitation proves it", async () => {
  const email = newAddress();
  const { cookie } = await register(email);
  expect((await invite(email)).body.outcome).toBe("invited");
  expect((await me(cookie)).email_verified).toBe(false);
  expect((await accept(cookie, newestTo(email).secret)).body).toMatchObject({ id: project, level: "editor" });
  expect((await me(cookie)).email_verified).toBe(true);
  project = await server.publish(ann);
  expect((await invite(email)).body).toMatchObject({ outcome: "member", member: { email, level: "editor" } });
});

test("[AC2] who registers by an invitation gets no second mail to prove what it proves; who registers otherwise does", async () => {
  const [email, other] = [newAddress(), newAddress()];
  await invite(email);
  const { secret } = newestTo(email);
  const { cookie } = await register(email, { invitation: secret });
  await register(other);
  await expect.poll(() => mail.newestTo(other)?.subject, { timeout: 10_000 }).toBe("Is this your address?");
  expect(mail.mails.filter(({ to }) => to === email)).toHaveLength(1);
  expect((await accept(cookie, secret)).status).toBe(200);
});

test("[AC8] somebody else who got hold of the link is not let in", async () => {
  const email = newAddress();
  await invite(email);
  const { cookie } = await register(newAddress());
  expect(codeOf(await accept(cookie, newestTo(email).secret))).toBe("invitation/other-address");
});

test("[ML6] an invitation whose mail was refused stays, says why, and can be sent again", async () => {
  const email = newAddress();
  mail.refuseWith(450);
  const { status, body } = await invite(email);
  expect([status, body]).toMatchObject([
    201,
    { outcome: "invited", why: "the mail server can not take it now", invitation: { email, mail: "failed" } },
  ]);
  expect(body).not.toHaveProperty("link");
  expect(mail.newestTo(email)).toBeUndefined();
  mail.refuseWith(null);
  const { id } = body.invitation as { id: string };
  const again = await server.ask("POST", `/projects/${project}/invitations/${id}/send`, { cookie: ann.cookie });
  expect(again.body).toMatchObject({ invitation: { id, mail: "sent" } });
  expect((await server.ask("POST", "/invitations/read", { body: { secret: newestTo(email).secret } })).status).toBe(200);
});

test("[AC1] the server says whether it sends mail, to anybody", async () => {
  expect((await server.ask("GET", "/server")).body).toEqual({ sends_mail: true });
});
