/**
 * Sends letters: to the mail server that `SMTP_URL` names; without one they lie in `data/outbox` and a line in the log says so.
 *
 * `send` is for somebody who waits: one try, and what came of it. `sendLater` is for letters nobody waits for: tried again after 10 s,
 * a minute and five minutes, as long as that may help and the server runs. Rules ML1–ML10, docs/spec/mail.md.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";
import type { Letter } from "./letters.ts";
import type { Deliver, Delivery } from "./smtp.ts";
import { writeMail } from "./write-mail.ts";

export type MailOutcome = { readonly state: "sent" } | { readonly state: "none" } | { readonly state: "failed"; readonly why: string };

export interface Mailer {
  /** Whether mail leaves this server. If not, links have to be passed on by people. */
  readonly sendsMail: boolean;
  send(letter: Letter): Promise<MailOutcome>;
  sendLater(letter: Letter): void;
  /** Gives up what is still to be tried again. */
  stop(): Promise<void>;
}

const retriesAfterMs = [10_000, 60_000, 300_000];

interface MailerOptions {
  readonly settings: Settings;
  readonly log: Log;
  readonly retryAfterMs?: readonly number[];
}

export function createMailer({ settings, log, retryAfterMs = retriesAfterMs }: MailerOptions): Mailer {
  const { limits, smtpUrl, mailFrom } = settings;
  const limitMs = limits.mailSeconds * 1000;
  const inTurn = createLanes({ atOnce: limits.mailsAtOnce, waiting: limits.mailsQueued, waitMs: limitMs });
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const deliver = smtpUrl ? lazySmtp(smtpUrl, limitMs) : null;

  const tryOnce = async (letter: Letter): Promise<Delivery | "kept"> => {
    if (!deliver) return keep(letter, settings, log);
    const delivery = (await inTurn(() => deliver(writeMail(letter, mailFrom)))) ?? busy;
    if (!delivery.isSent) log.warn({ what: letter.what, to: letter.to, why: delivery.why }, "a mail could not be sent");
    return delivery;
  };

  const tryAgain = async (letter: Letter): Promise<void> => {
    for (const afterMs of [...retryAfterMs, null]) {
      const delivery = await tryOnce(letter);
      if (delivery === "kept" || delivery.isSent) return;
      if (afterMs === null || !delivery.mayHelpLater) break;
      await wait(afterMs, undefined, { signal: stopping.signal, ref: false });
    }
    log.error({ what: letter.what, to: letter.to }, "a mail was given up");
  };

  return {
    sendsMail: deliver !== null,
    async send(letter) {
      const delivery = await tryOnce(letter);
      if (delivery === "kept") return { state: "none" };
      return delivery.isSent ? { state: "sent" } : { state: "failed", why: delivery.why };
    },
    sendLater(letter) {
      const trying = tryAgain(letter)
        .catch((error: unknown) => log.error({ what: letter.what, to: letter.to, err: error }, "a mail was given up"))
        .finally(() => running.delete(trying));
      running.add(trying);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

const busy: Delivery = { isSent: false, why: "too many mails wait to be sent", mayHelpLater: true };

/** nodemailer is loaded with the first mail: many servers never send one. */
function lazySmtp(smtpUrl: string, limitMs: number): Deliver {
  let opened: Promise<Deliver> | undefined;
  return async (mail) => {
    opened ??= import("./smtp.ts").then(({ openSmtp }) => openSmtp(smtpUrl, limitMs));
    return (await opened)(mail);
  };
}

/** A folder that can not be written is said in the log; whoever asked goes on, since the link may be passed on otherwise. */
async function keep(letter: Letter, { dataDir, limits, mailFrom }: Settings, log: Log): Promise<"kept"> {
  const { to, what, subject } = letter;
  try {
    const { keepMail } = await import("./outbox.ts");
    const file = await keepMail(writeMail(letter, mailFrom), { what, dataDir, most: limits.outboxMails });
    // Only a new password waits for whoever runs the server: an invitation's link is told to who invited, the rest can be done without.
    log[what === "reset-password" ? "warn" : "info"]({ to, subject, file }, "SMTP_URL is not set: a mail lies in the outbox");
  } catch (error) {
    log.error({ to, subject, err: error }, "SMTP_URL is not set, and a mail could not be put into the outbox");
  }
  return "kept";
}

interface Lanes {
  atOnce: number;
  waiting: number;
  waitMs: number;
}

/** Lets `atOnce` tasks run and `waiting` wait, each for `waitMs` at most. @returns undefined for a task that found no room in time */
function createLanes({ atOnce, waiting, waitMs }: Lanes) {
  const line = new Set<() => void>();
  let running = 0;
  const enter = async (): Promise<boolean> => {
    if (running < atOnce) {
      running += 1;
      return true;
    }
    if (line.size >= waiting) return false;
    return new Promise((resolve) => {
      const called = () => {
        clearTimeout(tooLate);
        line.delete(called);
        resolve(true);
      };
      const tooLate = setTimeout(() => resolve(!line.delete(called)), waitMs);
      line.add(called);
    });
  };
  return async <T>(task: () => Promise<T>): Promise<T | undefined> => {
    if (!(await enter())) return undefined;
    try {
      return await task();
    } finally {
      const [next] = line;
      if (next) next();
      else running -= 1;
    }
  };
}
