/**
 * `data/outbox`: mails of a server that sends none, one file each, for whoever runs it. Links in them open things, so only the
 * server's own account may read them, and the oldest are removed.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { Letter } from "./letters.ts";
import type { WrittenMail } from "./write-mail.ts";

/** @returns the file's name @throws when the folder can not be written */
export async function keepMail(
  mail: WrittenMail,
  { what, dataDir, most, at = new Date() }: { what: Letter["what"]; dataDir: string; most: number; at?: Date },
): Promise<string> {
  const folder = join(dataDir, "outbox");
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: "unix" }).sendMail(mail);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${at.toISOString().replaceAll(/[:.]/g, "-")}-${what}-${randomBytes(3).toString("hex")}.eml`;
  await writeFile(join(folder, name), message as Buffer, { mode: 0o600, flag: "wx" });
  await removeOldest(folder, most);
  return name;
}

/** Names begin with the time, so they sort by it. */
async function removeOldest(folder: string, most: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".eml")).sort();
  const tooMany = names.slice(0, Math.max(0, names.length - most));
  await Promise.all(tooMany.map((name) => rm(join(folder, name), { force: true })));
}
