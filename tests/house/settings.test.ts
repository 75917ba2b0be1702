/** What can be set and what is limited: the documents and the code say the same. Rule I38, docs/spec/identity.md. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultLimits, readSettings, variables } from "#server/settings.ts";
import { repository } from "#tests/support/repository.ts";

const operations = readFileSync(join(repository, "docs/operations.md"), "utf8");

/** As people read it: "4 MiB", "7 days", "20,000". */
function figureOf(name: string, figure: number): string {
  const inUnits = (units: readonly (readonly [string, number])[]) => {
    const [word, size] = units.find(([, each]) => figure % each === 0) ?? ["", 1];
    return `${figure / size} ${word}`.trim();
  };
  if (/bytes/i.test(name))
    return inUnits([
      ["MiB", 1024 * 1024],
      ["KiB", 1024],
    ]);
  if (name.endsWith("Ms"))
    return inUnits([
      ["days", 86_400_000],
      ["minutes", 60_000],
    ]);
  return figure.toLocaleString("en-GB");
}

/** First cell without its backquotes → second cell, of the tables under a heading. */
function tableUnder(heading: string): Map<string, string> {
  const [, after = ""] = operations.split(`\n## ${heading}\n`);
  const [section = ""] = after.split("\n## ");
  const rows = section.split("\n").map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")));
  return new Map(
    rows
      .filter((cells) => cells.length > 3 && /^\w+$/.test(cells[1] ?? "") && cells[1] !== "name")
      .map((cells) => [cells[1] ?? "", cells[2] ?? ""]),
  );
}

describe("[I38] docs/operations.md", () => {
  test("has every variable with what holds when it is missing, and no other", () => {
    const said = Object.fromEntries([...tableUnder("Settings")].map(([name, standard]) => [name, standard === "none" ? "" : standard]));
    expect(said).toEqual(variables);
  });

  test("has every limit with its figure, and no other", () => {
    const { rates, ...bounds } = defaultLimits;
    const said = Object.fromEntries(tableUnder("Limits"));
    expect(said).toEqual(
      Object.fromEntries(Object.entries({ ...bounds, ...rates }).map(([name, figure]) => [name, figureOf(name, figure)])),
    );
  });
});

test("[I38] every limit is kept somewhere", () => {
  const server = join(repository, "sync-server/src");
  const files = readdirSync(server, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts") && path !== "settings.ts");
  const code = files.map((path) => readFileSync(join(server, path), "utf8")).join("\n");
  const { rates, ...bounds } = defaultLimits;
  expect(Object.keys({ ...bounds, ...rates }).filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});

test("[I38] the environment is read in one place; only the log, which is there before, looks up its level", () => {
  const server = join(repository, "sync-server/src");
  const readers = readdirSync(server, { recursive: true, encoding: "utf8" })
    .filter(
      (path) =>
        path.endsWith(".ts") &&
        /process\.env(?!\))/.test(readFileSync(join(server, path), "utf8").replaceAll("readSettings(process.env)", "")),
    )
    .sort();
  expect(readers).toEqual(["log.ts"]);
});

describe("[I38] a setting that can not be used is said in a sentence", () => {
  test.each([
    [{ PORT: "70000" }, 'PORT is "70000", but must be a number from 0 to 65535.'],
    [{ LOG_LEVEL: "loud" }, 'LOG_LEVEL is "loud", but must be one of trace, debug, info, warn, error, silent.'],
    [{ DATABASE_URL: "postgres://u@h/d", REDIS_URL: "redis" }, /^REDIS_URL can not be read\. It looks like redis:/],
    [{ DATABASE_URL: "postgres://u@h/d", REDIS_URL: "redis://h/orca" }, /^REDIS_URL can not be read/],
    [
      { REDIS_URL: "redis://:secret@h:6379" },
      "REDIS_URL is for several servers on one Postgres: give DATABASE_URL as well, or take REDIS_URL away.",
    ],
    [{ TRUST_PROXY: "10.0.0.5, caddy" }, /^TRUST_PROXY has "caddy" in it, but takes addresses/],
    [{ TRUST_PROXY: "10.0.0.0/33" }, /^TRUST_PROXY has "10.0.0.0\/33" in it/],
    [{ PUBLIC_URL: "orca.example.org" }, /^PUBLIC_URL is "orca.example.org", but must be like/],
    [{ PUBLIC_URL: "https://orca.example.org/app" }, /without anything after it\.$/],
    [{ PUBLIC_URL: "https://ann:x@orca.example.org" }, /^PUBLIC_URL is/],
    [{ PUBLIC_URL: "javascript:alert(1)" }, /^PUBLIC_URL is/],
    [{ SMTP_URL: "mail.example.org:587" }, /^SMTP_URL can not be read\. It looks like smtp:/],
    [{ SMTP_URL: "https://mail.example.org" }, /^SMTP_URL can not be read/],
    [{ SMTP_URL: "smtp://" }, /^SMTP_URL can not be read/],
    [{ SMTP_URL: "smtp://mail.example.org" }, "SMTP_URL is set, so PUBLIC_URL has to say what links in mails begin with."],
    [
      { SMTP_URL: "smtp://mail.example.org", PUBLIC_URL: "https://orca.example.org" },
      "SMTP_URL is set, so MAIL_FROM has to say which address mails come from.",
    ],
    [{ MAIL_FROM: "nobody" }, 'MAIL_FROM is "nobody", but must be like orca@example.org or ORCA <orca@example.org>.'],
    [{ MAIL_FROM: "a@b.test, c@d.test" }, /^MAIL_FROM is/],
    [{ MAIL_FROM: "ORCA <a@b.test>\r\nBcc: c@d.test" }, /^MAIL_FROM is/],
    [{ TRUST_PROXY: "true" }, /^TRUST_PROXY has "true" in it/],
  ])("%o", (env, sentence) => {
    expect(() => readSettings(env)).toThrow(sentence);
  });

  test("a password in REDIS_URL is in no sentence, and forms that Redis knows are taken", () => {
    expect(() => readSettings({ REDIS_URL: "http://:secret@h" })).toThrow(/^(?!.*secret)/);
    for (const REDIS_URL of ["redis://h", "redis://:secret@h:6379/", "rediss://u:p%40@h:6380/0"])
      expect(readSettings({ DATABASE_URL: "postgres://u@h/d", REDIS_URL }).redisUrl).toBe(REDIS_URL);
  });

  test("a mail server's password is in no sentence, and what can be used is", () => {
    const given = { SMTP_URL: "smtp://ann:herons@mail.example.org:587?requireTLS=true", PUBLIC_URL: "https://orca.example.org:8443/" };
    expect(() => readSettings({ ...given, PUBLIC_URL: "" })).toThrow(/^(?!.*herons)/);
    expect(() => readSettings({ SMTP_URL: "smpt://ann:herons@mail" })).toThrow(/^(?!.*herons)/);
    expect(readSettings({ ...given, MAIL_FROM: '"Órca, the" <orca@example.org>' })).toMatchObject({
      smtpUrl: given.SMTP_URL,
      publicUrl: "https://orca.example.org:8443",
      mailFrom: { name: "Órca, the", address: "orca@example.org" },
    });
    expect(readSettings({ MAIL_FROM: "orca@example.org" }).mailFrom).toEqual({ name: "", address: "orca@example.org" });
  });

  test("empty is as good as missing, and proxies may be addresses, networks and names of networks", () => {
    const nothing = Object.fromEntries(Object.keys(variables).map((name) => [name, ""]));
    expect(readSettings(nothing)).toEqual(readSettings({}));
    expect(readSettings({ TRUST_PROXY: "10.0.0.5, 10.1.0.0/16,uniquelocal , ::1, fd00::/8" }).trustedProxies).toEqual([
      "10.0.0.5",
      "10.1.0.0/16",
      "uniquelocal",
      "::1",
      "fd00::/8",
    ]);
  });
});
