/**
 * Passwords: Argon2id with 19 MiB, two passes, one lane. A hash costs memory on purpose, so only a few are made at once, a few wait,
 * and the rest is told that the server is busy. Rules I6, I7, docs/spec/identity.md.
 */

import { hash, verify } from "@node-rs/argon2";
import { fail } from "#shared/errors.ts";
import type { Limits } from "../settings.ts";
import { commonPasswords } from "./common-passwords.ts";

const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

export interface Passwords {
  hash(password: string): Promise<string>;
  /** With `null` for an unknown account it takes as long as for a known one, and says no. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

export async function createPasswords(limits: Limits): Promise<Passwords> {
  const queue = createQueue(limits.hashesAtOnce, limits.hashesQueued);
  const nobodys = await hash(crypto.randomUUID(), cost);
  return {
    hash: (password) => queue(() => hash(password.normalize("NFC"), cost)),
    verify: (stored, password) => queue(async () => (await verify(stored ?? nobodys, password.normalize("NFC"))) && stored !== null),
  };
}

/** Whether a password is among those that are tried first: common, one letter over and over, a run, or one's own name. */
export function isWeakPassword(password: string, known: { email: string; name: string }): boolean {
  const low = password.toLowerCase();
  const stem = low.replace(/[^a-z]+$/, "");
  const own = [known.email, known.email.split("@")[0] ?? "", known.name.toLowerCase()];
  return commonPasswords.has(low) || commonPasswords.has(stem) || own.includes(low) || new Set(low).size < 3 || isRun(low);
}

/** `12345678`, `hgfedcba` */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at)));
  return steps.size === 1;
}

/** Lets `atOnce` tasks run and `waiting` wait. @throws server/busy beyond */
function createQueue(atOnce: number, waiting: number) {
  const line: (() => void)[] = [];
  let running = 0;
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (line.length >= waiting) fail("server/busy");
      await new Promise<void>((resolve) => line.push(resolve));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
