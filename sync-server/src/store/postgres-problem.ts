/**
 * What is wrong with a Postgres, as a sentence for the person who started the server. Never with a password in it.
 */
import { DatabaseError } from "pg";

export interface PostgresPlace {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface PostgresProblem {
  readonly sentence: string;
  /** It may pass by itself: nothing answers yet, or it is starting or stopping. */
  readonly isAway: boolean;
}

/** @returns null when it is none of those that a person can mend */
export function describeProblem(error: unknown, place: PostgresPlace): PostgresProblem | null {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  const where = place.host.startsWith("/") ? `at ${place.host}` : `at ${place.host}:${place.port}`;
  const mended = (sentence: string): PostgresProblem => ({ sentence, isAway: false });
  if (code === "ENOTFOUND") return mended(`There is no host "${place.host}". Correct DATABASE_URL.`);
  if (awayCodes.has(code) || awayMessages.test(message))
    return { sentence: `Postgres ${where} does not answer. Start it, or correct DATABASE_URL.`, isAway: true };
  if (code === "28P01" || message.startsWith("SASL"))
    return mended(`Postgres ${where} does not accept the password of "${place.user}". Correct it in DATABASE_URL.`);
  if (code === "28000")
    return mended(`Postgres ${where} does not let "${place.user}" in (${message}). Correct DATABASE_URL, or the rights there.`);
  if (code === "3D000")
    return mended(`There is no database "${place.database}" ${where}. Make it (createdb ${place.database}), or correct DATABASE_URL.`);
  if (code === "42501")
    return mended(`"${place.user}" may not make tables in "${place.database}" ${where} (${message}). Make it the owner of the database.`);
  if (error instanceof DatabaseError || !otherMessages.test(message)) return null;
  return mended(`Postgres ${where} is not as DATABASE_URL says (${message}). Correct DATABASE_URL.`);
}

/** Of the network; of Postgres: it shuts down, crashed, starts up, has no place left. */
const awayCodes = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN", "ENOENT"],
  ...["57P01", "57P02", "57P03", "53300"],
]);
const awayMessages = /^Connection terminated|timeout/;
const otherMessages = /SSL|certificate/i;
