/** Letters on their way out: to a mail server, or into the outbox. Rules ML1–ML4, ML6–ML9, docs/spec/mail.md. */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLog } from "#server/log.ts";
import { invitationLetter, resetLetter, verificationLetter } from "#server/mail/letters.ts";
import { createMailer } from "#server/mail/mailer.ts";
import { readOutbox, startMailServer, type TestMailServer } from "#tests/support/mail-server.ts";
import { makeFolder, testSettings } from "#tests/support/server.ts";

const url = "https://orca.example.org/invitation#secretsecretsecret";
const letter = invitationLetter(
  { to: "bo@orca.test", url },
  { inviter: "Ana", project: "Harbour", level: "editor", until: new Date("2026-12-04T10:00:00Z") },
);

describe("with a mail server", () => {
  let server: TestMailServer;
  beforeEach(async () => {
    server = await startMailServer();
  });
  afterEach(() => server.stop());

  const mailerFor = (limits = {}, log = createLog("silent")) =>
    createMailer({ settings: testSettings({ mail: { smtpUrl: server.url }, limits }), log, retryAfterMs: [10, 10] });

  test("[ML1] a mail arrives as plain text and as HTML that say the same, with the link in both", async () => {
    expect(await mailerFor().send(letter)).toEqual({ state: "sent" });
    const [mail] = server.mails;
    expect(mail).toMatchObject({ to: "bo@orca.test", subject: "Ana invites you to “Harbour”", link: url });
    expect(mail?.text).toContain("as a Contributor. A Contributor edits the model.");
    expect(mail?.text).toContain("until 4 December 2026");
    expect(mail?.html).toContain(`<a href="${url}">`);
    expect(mail?.headers.get("from")).toEqual(["ORCA <orca@orca.test>"]);
    expect(mail?.headers.get("auto-submitted")).toEqual(["auto-generated"]);
  });

  test("[ML2] what people call themselves and their projects is cut, stays on its line, and is no markup", async () => {
    const mean = {
      inviter: "Eve\r\nBcc: all@orca.test\r\n\r\nBuy",
      project: `<img src=x>, "A" <b@c.test>‮${"x".repeat(500)}`,
      level: "viewer",
    } as const;
    await mailerFor().send(invitationLetter({ to: "bo@orca.test", url }, { ...mean, until: new Date() }));
    const [mail] = server.mails;
    expect(server.mails).toHaveLength(1);
    expect(mail?.headers.has("bcc")).toBe(false);
    expect(mail?.headers.get("to")).toEqual(["bo@orca.test"]);
    expect(mail?.subject).toMatch(/^Eve Bcc: all@orca\.test Buy invites you to “<img src=x>, "A" <b@c\.test> x+…”$/);
    expect(mail?.subject.length).toBeLessThan(180);
    expect(mail?.html).not.toContain("<img");
    expect(mail?.html).toContain("&lt;img src=x&gt;");
  });

  test("[ML2] a name that is nothing but mischief is still a mail, in any script", async () => {
    const mailer = mailerFor();
    await mailer.send(verificationLetter({ to: "bo@orca.test", url }, { name: "‎⁦\u0000" }));
    await mailer.send(verificationLetter({ to: "bo@orca.test", url }, { name: "Søren 航海 😀".repeat(40) }));
    expect(server.mails).toHaveLength(2);
    expect(server.mails[1]?.text).toContain("Søren 航海 😀Søren");
    expect(server.mails[1]?.text).toContain("…");
  });

  test.each([
    [550, "the mail server does not take this address"],
    [450, "the mail server can not take it now"],
  ])("[ML6] a refusal (%i) is told in our words, not in the mail server's", async (code, why) => {
    server.refuseWith(code);
    expect(await mailerFor().send(letter)).toEqual({ state: "failed", why });
  });

  test("[ML7] a letter nobody waits for is tried again while that may help", async () => {
    server.refuseWith(450);
    const mailer = mailerFor();
    mailer.sendLater(letter);
    mailer.sendLater(resetLetter({ to: "cy@orca.test", url }));
    setTimeout(() => server.refuseWith(null), 15);
    await expect.poll(() => server.mails.map(({ to }) => to).sort(), { timeout: 10_000 }).toEqual(["bo@orca.test", "cy@orca.test"]);
  });

  test("[ML7] one that is refused for good is not tried again, and the log says so without the link", async () => {
    const { log, lines } = keptLog();
    server.refuseWith(550);
    mailerFor({}, log).sendLater(letter);
    await expect.poll(() => lines.join(""), { timeout: 10_000 }).toContain("a mail was given up");
    expect(lines.filter((line) => line.includes("could not be sent"))).toHaveLength(1);
    expect(lines.join("")).toContain("bo@orca.test");
    expect(lines.join("")).not.toMatch(/secretsecret|secret words/);
  });

  test("[ML7] stopping gives up what is to be tried again, at once", async () => {
    server.refuseWith(450);
    const mailer = createMailer({
      settings: testSettings({ mail: { smtpUrl: server.url } }),
      log: createLog("silent"),
      retryAfterMs: [600_000],
    });
    mailer.sendLater(letter);
    await mailer.stop();
    expect(server.mails).toEqual([]);
  });

  test("[ML4] a password for the mail server never goes over a network in clear", async () => {
    const shown: string[] = [];
    const asking = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => {
        shown.push(password ?? "");
        done(null, { user: "ann" });
      },
    });
    const send = (host: string) => {
      const smtpUrl = asking.url.replace("smtp://127.0.0.1", `smtp://ann:herons@${host}`);
      return createMailer({ settings: testSettings({ mail: { smtpUrl } }), log: createLog("silent") }).send(letter);
    };
    // The same machine by a name that does not say so.
    expect(await send("[::ffff:127.0.0.1]")).toEqual({ state: "failed", why: "no safe connection to the mail server could be made" });
    expect([shown, asking.mails]).toEqual([[], []]);
    expect(await send("127.0.0.1")).toEqual({ state: "sent" });
    expect(shown).toEqual(["herons"]);
    await asking.stop();
  });
});

describe("with a mail server that is not well", () => {
  test("[ML6] one that is not there is said", async () => {
    const server = await startMailServer();
    await server.stop();
    const mailer = createMailer({ settings: testSettings({ mail: { smtpUrl: server.url } }), log: createLog("silent") });
    expect(await mailer.send(letter)).toEqual({ state: "failed", why: "the mail server can not be reached" });
  });

  test("[ML6] one that says nothing is waited for as long as the limit says, however many mails there are", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as { port: number };
    const settings = testSettings({
      mail: { smtpUrl: `smtp://127.0.0.1:${port}` },
      limits: { mailSeconds: 1, mailsAtOnce: 1, mailsQueued: 2 },
    });
    const mailer = createMailer({ settings, log: createLog("silent") });
    const begun = performance.now();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => mailer.send(letter)));
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(outcomes.map((outcome) => outcome.state)).toEqual(["failed", "failed", "failed", "failed"]);
    expect(outcomes).toContainEqual({ state: "failed", why: "too many mails wait to be sent" });
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });
});

describe("without a mail server", () => {
  test("[ML3] a mail lies in the outbox, whole, for the server's own account; the log knows its subject and not its link", async () => {
    const { log, lines } = keptLog();
    const dataDir = makeFolder();
    const mailer = createMailer({ settings: testSettings({ dataDir }), log });
    expect([mailer.sendsMail, await mailer.send(letter)]).toEqual([false, { state: "none" }]);
    const [mail] = readOutbox(dataDir);
    expect(mail).toMatchObject({ subject: "Ana invites you to “Harbour”", link: url, secret: "secretsecretsecret" });
    expect(mail?.file).toMatch(/^\d{4}-\d\d-\d\dT[\d-]+Z-invitation-[0-9a-f]{6}\.eml$/);
    expect(statSync(join(dataDir, "outbox", mail?.file ?? "")).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, "outbox")).mode & 0o777).toBe(0o700);
    await mailer.send(resetLetter({ to: "bo@orca.test", url }));
    expect(lines.map((line) => JSON.parse(line).level)).toEqual([30, 40]);
    expect(lines.join("")).toContain("Ana invites you");
    expect(lines.join("")).not.toContain("secretsecret");
    rmSync(dataDir, { recursive: true });
  });

  test("[ML8] the outbox keeps the newest, and nothing else in that folder is touched", async () => {
    const dataDir = makeFolder();
    mkdirSync(join(dataDir, "outbox"));
    writeFileSync(join(dataDir, "outbox", "0-mine.txt"), "mine");
    const mailer = createMailer({ settings: testSettings({ dataDir, limits: { outboxMails: 3 } }), log: createLog("silent") });
    for (let count = 0; count < 5; count++) await mailer.send({ ...letter, subject: `Mail ${count}` });
    const names = readdirSync(join(dataDir, "outbox"));
    expect(names).toHaveLength(4);
    expect(names).toContain("0-mine.txt");
    const kept = readOutbox(dataDir).map(({ subject }) => subject);
    expect(kept).toEqual(expect.arrayContaining(["Mail 3", "Mail 4"]));
    rmSync(dataDir, { recursive: true });
  });

  test("[ML9] a folder that can not be written is said in the log, and whoever asked goes on", async () => {
    const { log, lines } = keptLog();
    const dataDir = makeFolder();
    writeFileSync(join(dataDir, "outbox"), "a file");
    expect(await createMailer({ settings: testSettings({ dataDir }), log }).send(letter)).toEqual({ state: "none" });
    expect(lines.join("")).toContain("could not be put into the outbox");
    expect(lines.join("")).not.toContain("secretsecret");
    rmSync(dataDir, { recursive: true });
  });
});

function keptLog() {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) });
  return { log: pino({ level: "trace" }, sink), lines };
}
