/**
 * What a person who runs the server can set, and every limit the server keeps (docs/operations.md).
 *
 * Read once at start from the environment; everything else gets a `Settings` handed to it, so tests make their own.
 */
import { isIP } from "node:net";
import { resolve } from "node:path";

/** Every variable that is read, and what holds where it is missing or empty. A test compares this with docs/operations.md. */
export const variables = {
  PORT: "3000",
  HOST: "127.0.0.1",
  DATA_DIR: "data",
  DATABASE_URL: "",
  REDIS_URL: "",
  TRUST_PROXY: "",
  PUBLIC_URL: "",
  SMTP_URL: "",
  MAIL_FROM: "",
  LOG_LEVEL: "warn",
  RATE_LIMITS: "on",
} as const;

export const logLevels = ["trace", "debug", "info", "warn", "error", "silent"];

const KiB = 1024;
const MiB = 1024 * KiB;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How often somebody may do something. `RATE_LIMITS=off` lifts these and nothing else. */
const rates = {
  /** Sync frames of one connection after its handshake. */
  framesPerSecond: 120,
  framesBurst: 400,
  bytesInPerSecond: MiB,
  syncStep1PerMinute: 6,
  syncStep2PerMinute: 12,
  awarenessPerSecond: 20,
  awarenessBurst: 40,
  statelessPerSecond: 10,
  /** Wrong passwords for one account before it has to wait: 1 s, doubling. */
  loginFreeFailures: 5,
  loginFailuresPerAddress: 60,
  registrationsPerAddressPerHour: 10,
  /** Links that open nothing, from one address in 15 minutes. */
  wrongLinksPerAddress: 60,
  invitationsPerPersonPerHour: 100,
  addressChangesPerPersonPerHour: 10,
  resetsPerMailboxPerHour: 3,
  resetsPerAddressPerHour: 30,
  /** Invitations and links that prove an address, to one mailbox, whoever asks. */
  mailsPerMailboxPerHour: 10,
  callsPerMinute: 600,
  anonymousCallsPerHour: 100,
};
export type Rates = Readonly<Record<keyof typeof rates, number>>;

const bounds = {
  socketMessageBytes: 4 * MiB,
  updateBytes: 256 * KiB,
  stateVectorBytes: 64 * KiB,
  syncStep2Bytes: 4 * MiB,
  structsPerUpdate: 20_000,
  clientsPerUpdate: 64,
  deleteRangesPerUpdate: 20_000,
  documentBytes: 32 * MiB,
  documentClients: 20_000,
  documentStructs: 1_000_000,
  nestingDepth: 4,
  objects: 5_000,
  relationships: 20_000,
  ctas: 25_000,
  attributes: 40_000,
  entities: 100_000,
  /** A snapshot is written after so many journal rows, or so many bytes of them. */
  snapshotRows: 500,
  snapshotBytes: 256 * KiB,
  socketsPerPerson: 20,
  socketsPerAddress: 400,
  sockets: 2_000,
  connectionsPerProject: 200,
  documentsPerSocket: 20,
  sendBufferBytes: 4 * MiB,
  inFlightBytes: 2 * MiB,
  inFlightFrames: 256,
  awarenessBytes: 4 * KiB,
  statelessBytes: 16 * KiB,
  bodyBytes: MiB,
  projectsPerPerson: 200,
  membersPerProject: 200,
  tokensPerPerson: 50,
  sessionIdleMs: 7 * dayMs,
  sessionMs: 30 * dayMs,
  /** When a session was seen last is written down at most this often. */
  sessionSeenMs: 5 * minuteMs,
  invitationMs: 14 * dayMs,
  resetMs: 60 * minuteMs,
  verificationMs: 3 * dayMs,
  mailSeconds: 10,
  mailsAtOnce: 5,
  mailsQueued: 500,
  outboxMails: 200,
  loginWaitMs: 15 * minuteMs,
  loginWindowMs: 15 * minuteMs,
  hashesAtOnce: 4,
  hashesQueued: 50,
};

export type Limits = Readonly<Record<keyof typeof bounds, number>> & { readonly rates: Rates };

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface Settings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** A Postgres to be used instead of the embedded database; it has a password in it, so it is never logged. */
  readonly databaseUrl: string | null;
  /** A Redis that makes the way between several servers quick; it may have a password in it, so it is never logged. */
  readonly redisUrl: string | null;
  /** Where the built client lies; the server answers without one too. */
  readonly clientDir: string;
  /** Addresses or networks of proxies whose `X-Forwarded-*` is believed; none is otherwise. */
  readonly trustedProxies: readonly string[];
  readonly ratesLifted: boolean;
  /** Where people find this server, `https://orca.example.org`; what links in mails begin with. */
  readonly publicUrl: string | null;
  /** Who sends our mail; it has a password in it, so it is never logged. null: none is sent, it lies in the outbox. */
  readonly smtpUrl: string | null;
  readonly mailFrom: MailAddress;
  readonly limits: Limits;
}

export const defaultLimits: Limits = { ...bounds, rates };

/** A setting that can not be used; `message` is a sentence for the person who started the server. */
export class SettingsError extends Error {}

/**
 * An empty variable is as good as none.
 *
 * @throws SettingsError
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = (name: keyof typeof variables): string => env[name] || variables[name];
  const ratesLifted = given("RATE_LIMITS") === "off";
  checkLogLevel(given("LOG_LEVEL"));
  const databaseUrl = readDatabaseUrl(given("DATABASE_URL"));
  return {
    host: given("HOST"),
    port: readPort(given("PORT")),
    dataDir: resolve(given("DATA_DIR")),
    databaseUrl,
    redisUrl: readRedisUrl(given("REDIS_URL"), databaseUrl),
    clientDir: resolve(import.meta.dirname, "../../dist/client"),
    trustedProxies: readProxies(given("TRUST_PROXY")),
    ratesLifted,
    ...readMail(given),
    limits: ratesLifted ? { ...defaultLimits, rates: liftedRates() } : defaultLimits,
  };
}

/** The log itself is made before the settings are read; it says nothing less than `warn` where this can not be read. */
function checkLogLevel(given: string): void {
  if (!logLevels.includes(given)) throw new SettingsError(`LOG_LEVEL is "${given}", but must be one of ${logLevels.join(", ")}.`);
}

const proxyNames = ["loopback", "linklocal", "uniquelocal"];

function readProxies(given: string): string[] {
  const proxies = given
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  for (const proxy of proxies) {
    if (proxyNames.includes(proxy) || isNetwork(proxy)) continue;
    throw new SettingsError(
      `TRUST_PROXY has "${proxy}" in it, but takes addresses (10.0.0.5), networks (10.0.0.0/8) and ${proxyNames.join(", ")}, with commas between.`,
    );
  }
  return proxies;
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

function readPort(given: string): number {
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw new SettingsError(`PORT is "${given}", but must be a number from 0 to 65535.`);
  return port;
}

/** Only its form: whether something answers there is found out by opening it. */
function readDatabaseUrl(given: string): string | null {
  if (given === "") return null;
  const url = URL.parse(given.replace("@/", "@localhost/"));
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return given;
  throw new SettingsError(
    "DATABASE_URL can not be read. It looks like postgres://user:password@host:5432/database; in a password, @ : / ? # % are written as %40 %3A %2F %3F %23 %25.",
  );
}

/**
 * Where mail is sent, links must not begin with what a request says of itself: anybody could have a link to their own site mailed to
 * somebody else. So `PUBLIC_URL` has to be said there.
 */
function readMail(given: (name: keyof typeof variables) => string): Pick<Settings, "publicUrl" | "smtpUrl" | "mailFrom"> {
  const publicUrl = readPublicUrl(given("PUBLIC_URL"));
  const smtpUrl = readSmtpUrl(given("SMTP_URL"));
  const mailFrom = readAddress(given("MAIL_FROM"));
  if (smtpUrl && !publicUrl) throw new SettingsError("SMTP_URL is set, so PUBLIC_URL has to say what links in mails begin with.");
  if (smtpUrl && !mailFrom) throw new SettingsError("SMTP_URL is set, so MAIL_FROM has to say which address mails come from.");
  return { publicUrl, smtpUrl, mailFrom: mailFrom ?? { name: "ORCA Project Builder", address: "orca@localhost" } };
}

function readPublicUrl(given: string): string | null {
  if (given === "") return null;
  const url = URL.parse(given);
  if (url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin;
  throw new SettingsError(`PUBLIC_URL is "${given}", but must be like https://orca.example.org, without anything after it.`);
}

/** Only its form: whether something answers there is found out by the first mail. */
function readSmtpUrl(given: string): string | null {
  if (given === "") return null;
  const url = URL.parse(given);
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== "") return given;
  throw new SettingsError(
    "SMTP_URL can not be read. It looks like smtp://user:password@host:587 or smtps://user:password@host:465; in a user or password, @ : / ? # % are written as %40 %3A %2F %3F %23 %25.",
  );
}

function readAddress(given: string): MailAddress | null {
  if (given === "") return null;
  const [, name = "", address = given] = /^\s*"?([^"<>]*?)"?\s*<([^<>]*)>\s*$/.exec(given) ?? [];
  const isFine = /^[^\s@<>,;:"()[\]\\]+@[a-z0-9.-]+$/i.test(address) && !/\p{Cc}/u.test(given);
  if (isFine) return { name, address };
  throw new SettingsError(`MAIL_FROM is "${given}", but must be like orca@example.org or ORCA <orca@example.org>.`);
}

/** Only its form, too: a Redis that is away keeps no server from starting. */
function readRedisUrl(given: string, databaseUrl: string | null): string | null {
  if (given === "") return null;
  const url = URL.parse(given);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === "" || !/^\/?\d*$/.test(url.pathname))
    throw new SettingsError(
      "REDIS_URL can not be read. It looks like redis://user:password@host:6379, rediss:// for TLS; in a password, @ : / ? # % are written as %40 %3A %2F %3F %23 %25.",
    );
  if (databaseUrl === null)
    throw new SettingsError("REDIS_URL is for several servers on one Postgres: give DATABASE_URL as well, or take REDIS_URL away.");
  return given;
}

function liftedRates(): Rates {
  return Object.fromEntries(Object.keys(rates).map((name) => [name, Number.POSITIVE_INFINITY])) as Rates;
}
