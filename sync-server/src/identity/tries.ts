/**
 * Counts tries, in memory, so that passwords can not be guessed, and neither accounts nor mails made by the thousand.
 *
 * Wrong passwords: per account five are free, then one second, doubling to 15 minutes; per address 60 in 15 minutes.
 * Asked before a password is looked at, so a wait costs an attacker the try. Rules I8, I9, docs/spec/identity.md.
 */
import { fail } from "#shared/errors.ts";
import type { Limits } from "../settings.ts";

interface Count {
  count: number;
  /** When it is forgotten, ms. */
  until: number;
}

interface AccountCount extends Count {
  waitUntil: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Beyond this, the oldest are forgotten: memory is bounded whatever comes. */
const mostKept = 50_000;

export interface Tries {
  /**
   * Counts a try as failed before its password is looked at, so that a hundred at once are not one.
   *
   * @returns what takes it back, for a password that was right or never looked at
   * @throws auth/too-many, with `seconds` to wait
   */
  tryLogin(email: string, address: string): { takeBack(): void };
  /** Counts one account being made. @throws request/too-many, with `seconds` to wait */
  tryRegistration(address: string): void;
  /** Counts a link as wrong before it is looked at. @returns what takes it back @throws request/too-many */
  tryLink(address: string): { takeBack(): void };
  /** Counts one mail that somebody has sent to a mailbox. @throws request/too-many */
  tryMail(mailbox: string): void;
  /** Counts one invitation, which is a mail too. @throws request/too-many */
  tryInvitation(person: string, mailbox: string): void;
  /** Counts one wish for another address, which may tell whether it is taken. @throws request/too-many */
  tryAddress(person: string): void;
  /** Counts one wish for a new password, whether or not there is such an account. @throws request/too-many */
  tryReset(mailbox: string, address: string): void;
}

export function createTries(limits: Limits, now: () => number = Date.now): Tries {
  const accounts = new Map<string, AccountCount>();
  const addresses = new Map<string, Count>();
  const counts = new Map<string, Count>();
  const { rates } = limits;

  const count = (what: string, key: string, most: number, windowMs: number): Count => {
    const counted = add(counts, `${what} ${key}`, windowMs, now());
    if (counted.count > most) fail("request/too-many", { seconds: seconds(counted.until - now()) });
    return counted;
  };
  const tryMail = (mailbox: string) => void count("mail", mailbox, rates.mailsPerMailboxPerHour, hourMs);

  return {
    tryLogin(email, address) {
      const account = current(accounts, email, now());
      const from = current(addresses, addressKey(address), now());
      const waitMs = Math.max(
        (account?.waitUntil ?? 0) - now(),
        from && from.count >= rates.loginFailuresPerAddress ? from.until - now() : 0,
      );
      if (waitMs > 0) fail("auth/too-many", { seconds: seconds(waitMs) });
      keep(accounts, email, failedOnceMore(account, limits, now()));
      const counted = add(addresses, addressKey(address), limits.loginWindowMs, now());
      return {
        takeBack() {
          accounts.delete(email);
          counted.count -= 1;
        },
      };
    },
    tryRegistration: (address) => void count("registration", addressKey(address), rates.registrationsPerAddressPerHour, hourMs),
    tryLink(address) {
      const counted = count("link", addressKey(address), rates.wrongLinksPerAddress, limits.loginWindowMs);
      return {
        takeBack() {
          counted.count -= 1;
        },
      };
    },
    tryMail,
    tryInvitation(person, mailbox) {
      count("invitation", person, rates.invitationsPerPersonPerHour, hourMs);
      tryMail(mailbox);
    },
    tryAddress: (person) => void count("address", person, rates.addressChangesPerPersonPerHour, hourMs),
    tryReset(mailbox, address) {
      count("reset from", addressKey(address), rates.resetsPerAddressPerHour, hourMs);
      count("reset of", mailbox, rates.resetsPerMailboxPerHour, hourMs);
    },
  };
}

function failedOnceMore(before: AccountCount | undefined, limits: Limits, at: number): AccountCount {
  const count = (before?.count ?? 0) + 1;
  const over = count - limits.rates.loginFreeFailures;
  const waitMs = over < 0 ? 0 : Math.min(1000 * 2 ** over, limits.loginWaitMs);
  return { count, until: at + dayMs, waitUntil: at + waitMs };
}

/** IPv6 is handed out by the /64, so one such network counts as one address. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  return [...left, ...zeros, ...right].slice(0, 4).join(":");
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

function current<T extends Count>(counts: Map<string, T>, key: string, at: number): T | undefined {
  const found = counts.get(key);
  if (!found || found.until > at) return found;
  counts.delete(key);
  return undefined;
}

function add(counts: Map<string, Count>, key: string, windowMs: number, at: number): Count {
  const counted = current(counts, key, at) ?? { count: 0, until: at + windowMs };
  counted.count += 1;
  return keep(counts, key, counted);
}

function keep<T extends Count>(counts: Map<string, T>, key: string, count: T): T {
  counts.delete(key);
  counts.set(key, count);
  const [oldest] = counts.keys();
  if (counts.size > mostKept && oldest !== undefined) counts.delete(oldest);
  return count;
}
