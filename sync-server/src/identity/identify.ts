/** Who is asking: the one door for HTTP and sockets. */
import { readSessionCookie } from "./cookie.ts";
import type { Person } from "./person.ts";
import type { Sessions } from "./sessions.ts";

export interface Identified {
  readonly person: Person;
  /** The secret that was shown; only ending the session needs it. */
  readonly secret: string;
  /** The session's end moved on, so the cookie should too. */
  readonly extended: boolean;
}

/** @returns null for nobody: no cookie, an unknown one, or one whose session is over */
export async function identify(
  sessions: Sessions,
  { cookie, secure }: { cookie: string | undefined; secure: boolean },
): Promise<Identified | null> {
  const secret = readSessionCookie(cookie, { secure });
  const found = secret ? await sessions.read(secret) : null;
  return secret && found ? { ...found, secret } : null;
}
