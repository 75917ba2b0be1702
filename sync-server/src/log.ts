/**
 * The server's log: one JSON line per event, with secrets taken out wherever they may stand.
 */
import { type Logger, pino } from "pino";
import { logLevels, variables } from "./settings.ts";

export type Log = Logger;

const secrets = [
  "req.headers.cookie",
  "req.headers.authorization",
  'res.headers["set-cookie"]',
  "headers.cookie",
  "headers.authorization",
  "password",
  "*.password",
  "passwordHash",
  "*.passwordHash",
  "current_password",
  "*.current_password",
  "secret",
  "*.secret",
  "smtpUrl",
  "*.smtpUrl",
  "databaseUrl",
  "*.databaseUrl",
];

/** `LOG_LEVEL` (`warn`): trace, debug, info, warn, error, silent. Lines go to standard error, which leaves standard output to people. */
export function createLog(given: string | undefined = process.env.LOG_LEVEL): Log {
  const level = given && logLevels.includes(given) ? given : variables.LOG_LEVEL;
  return pino({ level, base: null, redact: { paths: secrets, censor: "[taken out]" } }, pino.destination({ fd: 2, sync: false }));
}
