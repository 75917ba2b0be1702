/** The mail that a server without a mail server writes into its data folder, as whoever runs it would read it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { StoryServer } from "./story-server.ts";

const patienceMs = 15_000;

/**
 * The link in the newest mail to an address.
 *
 * @param page of the app that the link is for: "/invitation"
 * @returns what stands behind the origin, so that everybody opens it by their own line to the server
 */
export async function mailedLink(server: StoryServer, to: string, page: string): Promise<string> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const link = newestFirst(server)
      .filter((mail) => new RegExp(`^To:.*${to}`, "im").test(mail))
      .flatMap((mail) => new RegExp(`${page}#[\\w-]{43}`).exec(mail) ?? [])[0];
    if (link) return link;
    if (performance.now() > until) throw new Error(`No mail to ${to} with a link to ${page}.`);
    await wait(50);
  }
}

function newestFirst(server: StoryServer): string[] {
  const folder = join(server.folder, "outbox");
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".eml"));
    return names
      .sort()
      .reverse()
      .map((name) => decode(readFileSync(join(folder, name), "utf8")));
  } catch {
    return [];
  }
}

/** Quoted-printable: long lines are broken with "=", signs are written as "=3D". */
const decode = (mail: string): string =>
  mail.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
