/** A mail server on a free port of this machine, and mails as people would read them. */
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface ReadMail {
  /** Names in lower case; of a name that comes twice, both values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The first link in the text. */
  readonly link: string;
  /** What stands behind `#` in it. */
  readonly secret: string;
}

export interface TestMailServer {
  readonly url: string;
  /** In the order they came. `to` is what the envelope said. */
  readonly mails: readonly (ReadMail & { readonly to: string })[];
  /** The newest to an address; undefined while there is none. */
  newestTo(address: string): ReadMail | undefined;
  /** From now on each mail is refused with this; null takes them again. */
  refuseWith(code: number | null): void;
  stop(): Promise<void>;
}

/** Takes every mail, unless it is told otherwise. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const mails: (ReadMail & { to: string })[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    logger: false,
    onRcptTo: (_address, _session, done) =>
      done(refusal === null ? null : Object.assign(new Error("secret words of the mail server"), { responseCode: refusal })),
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? "";
      void text(stream).then((raw) => {
        mails.push({ ...readMail(raw), to });
        done();
      });
    },
    ...options,
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    newestTo: (address) => mails.findLast(({ to }) => to === address),
    refuseWith: (code) => {
      refusal = code;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Mails that lie in a server's outbox, the oldest first. */
export function readOutbox(dataDir: string): (ReadMail & { file: string })[] {
  const folder = join(dataDir, "outbox");
  return readdirSync(folder)
    .sort()
    .map((file) => ({ ...readMail(readFileSync(join(folder, file), "utf8")), file }));
}

export function readMail(raw: string): ReadMail {
  const { headers, body } = splitPart(raw.replaceAll("\r\n", "\n"));
  const parts = partsOf(headers, body);
  const plain = parts.get("text/plain") ?? "";
  const link = /https?:\/\/\S+/.exec(plain)?.[0] ?? "";
  return {
    headers,
    subject: decodeWords(headers.get("subject")?.[0] ?? ""),
    text: plain,
    html: parts.get("text/html") ?? "",
    link,
    secret: link.split("#")[1] ?? "",
  };
}

type Headers = Map<string, string[]>;

function splitPart(part: string): { headers: Headers; body: string } {
  const end = part.indexOf("\n\n");
  const headers: Headers = new Map();
  for (const line of part
    .slice(0, end)
    .replace(/\n[ \t]+/g, " ")
    .split("\n")) {
    const [, name = "", value = ""] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  return { headers, body: part.slice(end + 2) };
}

/** Type → decoded text. */
function partsOf(headers: Headers, body: string): Map<string, string> {
  const type = headers.get("content-type")?.[0] ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (!boundary) return new Map([[type.split(";")[0] ?? "", decodeBody(body, headers.get("content-transfer-encoding")?.[0] ?? "7bit")]]);
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.flatMap((part) => {
      const split = splitPart(part.replace(/^\n/, ""));
      return [...partsOf(split.headers, split.body)];
    }),
  );
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? decodeQuoted(body.replaceAll("=\n", "")) : body;
}

const decodeQuoted = (quoted: string): string =>
  Buffer.from(
    quoted.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

/** `=?UTF-8?Q?…?=` in headers; words beside each other belong together. */
const decodeWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === "B" ? Buffer.from(word, "base64").toString("utf8") : decodeQuoted(word.replaceAll("_", " ")),
    );
