/** Whatever the log says, it says no secret: the whole way of accounts and invitations, at the loudest level. Rules ML3, ML7, AC2. */
import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { startMailServer } from "#tests/support/mail-server.ts";
import { goodPassword, startTestServer } from "#tests/support/server.ts";

const lines: string[] = [];
const log = pino({ level: "trace" }, new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) }));

test("[ML3] no secret of a link, no password, no session and no token is in any line, also when a mail fails", async () => {
  const mail = await startMailServer({ allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(null, { user: "orca" }) });
  const smtpUrl = mail.url.replace("smtp://", "smtp://orca:mailpassword@");
  const server = await startTestServer({ log, mail: { smtpUrl, publicUrl: "https://orca.example.org" } });
  const secrets = ["mailpassword", goodPassword];
  const ask = async (method: string, path: string, cookie: string, body?: unknown) => {
    const answer = await server.ask(method, path, { ...(cookie ? { cookie } : {}), ...(body ? { body } : {}) });
    if (answer.cookie) secrets.push(answer.cookie.split("=")[1] ?? "");
    return answer;
  };
  const newest = async (address: string, page: string) => {
    const found = () => mail.mails.findLast(({ to, link }) => to === address && link.includes(`/${page}#`));
    await expect.poll(() => found()?.secret, { timeout: 10_000 }).toMatch(/^[\w-]{43}$/);
    secrets.push(found()?.secret ?? "");
    return found()?.secret ?? "";
  };

  const ann = await server.register("Ann");
  const project = await server.publish(ann);
  secrets.push(ann.cookie.split("=")[1] ?? "", (await server.makeToken(ann)).token);
  await ask("POST", "/auth/verifications/confirm", "", { secret: await newest(ann.email, "verify-email") });
  await ask("POST", `/projects/${project}/invitations`, ann.cookie, { email: "guest@orca.test", level: "viewer" });
  const invitation = await newest("guest@orca.test", "invitation");
  await ask("POST", "/invitations/read", "", { secret: invitation });
  await ask("POST", "/invitations/read", "", { secret: `${invitation}${invitation}` });
  await ask("GET", `/invitations/${invitation}`, "");
  await ask("POST", "/invitations/accept", ann.cookie, { secret: invitation });
  await ask("PATCH", "/users/me", ann.cookie, { email: "new@orca.test", current_password: goodPassword });
  await ask("PATCH", "/users/me", ann.cookie, { password: "wrong one here", current_password: "wrong two here" });
  await ask("POST", "/auth/password-resets", "", { email: ann.email });
  const reset = await newest(ann.email, "reset-password");
  const again = await ask("POST", "/auth/password-resets/confirm", "", { secret: reset, password: "wrong six here" });
  await ask("POST", "/auth/password-resets/confirm", "", { secret: reset, password: "wrong six here" });
  mail.refuseWith(550);
  await ask("POST", `/projects/${project}/invitations`, again.cookie, { email: "other@orca.test", level: "viewer" });
  await ask("POST", "/auth/password-resets", "", { email: ann.email });
  await expect.poll(() => lines.join("").match(/a mail was given up/g)?.length ?? 0, { timeout: 10_000 }).toBeGreaterThan(0);
  await server.discard();
  await mail.stop();

  const said = lines.join("");
  expect(secrets.filter(Boolean)).toHaveLength(8);
  for (const secret of [...secrets, "wrong one here", "wrong two here", "wrong six here", "secret words"])
    expect(said).not.toContain(secret);
});
