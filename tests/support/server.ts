/**
 * A real server in this process, on a free port and a folder of its own; asked by HTTP like any other.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog, type Log } from "#server/log.ts";
import { startServer } from "#server/server.ts";
import { defaultLimits, type Limits, type Rates, type Settings } from "#server/settings.ts";
import { makeProjectId } from "#shared/ids.ts";
import type { PermissionLevel, TokenScope } from "#shared/permissions.ts";
import { databaseFor } from "./test-database.ts";

export interface Asked {
  cookie?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** As browsers say it; null says nothing. */
  origin?: string | null;
}

export interface Answered {
  status: number;
  body: { error?: { code: string; message: string; details: Record<string, unknown> }; [key: string]: unknown };
  headers: Headers;
  /** What came back in `Set-Cookie`, as `Cookie` takes it; "" if nothing did. */
  cookie: string;
}

export interface TestPerson {
  id: string;
  email: string;
  cookie: string;
}

export interface TestServer {
  readonly origin: string;
  readonly settings: Settings;
  /** Path under `/api/v1`. */
  ask(method: string, path: string, asked?: Asked): Promise<Answered>;
  register(name: string): Promise<TestPerson>;
  publish(owner: TestPerson, name?: string): Promise<string>;
  addMember(owner: TestPerson, project: string, person: TestPerson, level: PermissionLevel): Promise<void>;
  /** An API token of somebody: its id, and what a script shows. */
  makeToken(person: TestPerson, scope?: TokenScope): Promise<{ id: string; token: string }>;
  /** Ends it; the folder stays. */
  stop(): Promise<void>;
  /** Ends it and forgets its folder. */
  discard(): Promise<void>;
}

export const goodPassword = "seven green herons";

export const makeFolder = (): string => mkdtempSync(join(tmpdir(), "orca-test-"));

interface Wishes {
  /** Silent, unless a test reads it. */
  log?: Log;
  dataDir?: string;
  clientDir?: string;
  limits?: Partial<Limits>;
  rates?: Partial<Rates>;
  trustedProxies?: readonly string[];
  mail?: Partial<Pick<Settings, "publicUrl" | "smtpUrl" | "mailFrom">>;
}

export const testSettings = ({
  dataDir = makeFolder(),
  clientDir = makeFolder(),
  limits = {},
  rates = {},
  trustedProxies = [],
  mail = {},
}: Wishes = {}): Settings => ({
  host: "127.0.0.1",
  port: 0,
  dataDir,
  databaseUrl: null,
  redisUrl: null,
  clientDir,
  trustedProxies,
  ratesLifted: false,
  publicUrl: null,
  smtpUrl: null,
  mailFrom: { name: "ORCA", address: "orca@orca.test" },
  ...mail,
  limits: { ...defaultLimits, ...limits, rates: { ...defaultLimits.rates, registrationsPerAddressPerHour: 1000, ...rates } },
});

export async function startTestServer(wishes: Wishes = {}): Promise<TestServer> {
  const folder = testSettings(wishes);
  const settings = { ...folder, databaseUrl: await databaseFor(folder.dataDir) };
  const running = await startServer(settings, wishes.log ?? createLog("silent"));
  const origin = running.address;
  let people = 0;

  const ask: TestServer["ask"] = async (method, path, { cookie, body, headers = {}, origin: from = origin } = {}) => {
    const sent = {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(cookie ? { cookie } : {}),
      ...(from === null ? {} : { origin: from }),
      ...headers,
    };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const answer = await fetch(`${origin}/api/v1${path}`, { method, headers: sent, ...(body === undefined ? {} : { body: text }) });
    const said = await answer.text();
    return {
      status: answer.status,
      body: (said ? JSON.parse(said) : {}) as Answered["body"],
      headers: answer.headers,
      cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? "",
    };
  };

  const mustBeFine = (answer: Answered): Answered => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };

  return {
    origin,
    settings,
    ask,
    async register(name) {
      const email = `${name.toLowerCase()}${people++}@orca.test`;
      const { body, cookie } = mustBeFine(await ask("POST", "/auth/register", { body: { email, password: goodPassword, name } }));
      return { id: String(body.id), email, cookie };
    },
    async publish(owner, name = "Harbour") {
      const id = makeProjectId();
      mustBeFine(await ask("POST", "/projects", { cookie: owner.cookie, body: { id, name } }));
      return id;
    },
    async addMember(owner, project, { email }, level) {
      mustBeFine(await ask("POST", `/projects/${project}/invitations`, { cookie: owner.cookie, body: { email, level } }));
    },
    async makeToken({ cookie }, scope = "write") {
      const { body } = mustBeFine(await ask("POST", "/users/me/tokens", { cookie, body: { name: "Script", scope } }));
      return { id: String(body.id), token: String(body.token) };
    },
    stop: () => running.stop(),
    async discard() {
      await running.stop();
      for (const folder of [settings.dataDir, settings.clientDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
