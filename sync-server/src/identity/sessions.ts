/**
 * Sessions: a secret of 32 bytes in a cookie, its hash in the database.
 *
 * A session ends after 7 days without use and 30 days after it began. lucia decides when; this room alone knows lucia
 * (docs/decisions/0004). Rules I1–I4, docs/spec/identity.md.
 */
import { createHash, randomBytes } from "node:crypto";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import { fail } from "#shared/errors.ts";
import type { Limits } from "../settings.ts";
import type { Db } from "../store/database.ts";
import * as stored from "../store/sessions.ts";
import type { Person } from "./person.ts";

export interface Sessions {
  /**
   * Begins a session on a device ("Firefox on Linux").
   *
   * @returns the secret, for the cookie
   * @throws auth/wrong when the password with this hash was replaced meanwhile
   */
  begin(userId: string, shown?: { device?: string; passwordHash?: string | undefined }): Promise<string>;
  /** Whose secret this is; null if nobody's, or if the session is over. Notes now and then that it was seen. */
  read(secret: string): Promise<{ person: Person; extended: boolean } | null>;
  end(secret: string): Promise<void>;
  /** Forgets sessions that are over. */
  sweep(): Promise<void>;
}

export function createSessions(db: Db, limits: Limits): Sessions {
  const lucia = new Lucia(createAdapter(db, limits), {
    sessionExpiresIn: new TimeSpan(limits.sessionIdleMs, "ms"),
    getUserAttributes: ({ name, email }) => ({ name, email }),
    getSessionAttributes: ({ lastSeenAt }) => ({ lastSeenAt: lastSeenAt ?? new Date() }),
  });
  return {
    begin: async (userId, shown = {}) => (await lucia.createSession(userId, shown, { sessionId: makeSecret() })).id,
    read: async (secret) => {
      const { session, user } = await lucia.validateSession(secret);
      if (!session) return null;
      const now = new Date();
      if (now.getTime() - session.lastSeenAt.getTime() >= limits.sessionSeenMs) await stored.saveSeen(db, sessionKey(secret), now);
      return { person: { id: user.id, name: user.name, email: user.email, sessionKey: sessionKey(secret) }, extended: session.fresh };
    },
    end: (secret) => lucia.invalidateSession(secret),
    sweep: () => lucia.deleteExpiredSessions(),
  };
}

/** The name of a session in the database and in memory. */
export const sessionKey = (secret: string): string => createHash("sha256").update(secret).digest("hex");

const makeSecret = (): string => randomBytes(32).toString("base64url");

/** lucia keeps ids; the table keeps their hashes. */
function createAdapter(db: Db, limits: Limits): Adapter {
  return {
    getSessionAndUser: async (id) => {
      const found = await stored.readSession(db, sessionKey(id));
      if (!found) return [null, null];
      const { id: userId, ...attributes } = found.owner;
      return [asLucia(found.session, id, { lastSeenAt: found.lastSeenAt }), { id: userId, attributes }];
    },
    getUserSessions: async (userId) => (await stored.listSessions(db, userId)).map((session) => asLucia(session, session.key)),
    setSession: async ({ id, userId, expiresAt, attributes: { device = "", passwordHash } }) => {
      const begun = await stored.createSession(db, { key: sessionKey(id), userId, expiresAt, device, passwordHash });
      if (!begun) fail("auth/wrong");
    },
    updateSessionExpiration: (id, expiresAt) => stored.extendSession(db, sessionKey(id), expiresAt, limits.sessionMs),
    deleteSession: (id) => stored.removeSession(db, sessionKey(id)),
    deleteUserSessions: async (userId) => void (await stored.removeSessionsOf(db, userId)),
    deleteExpiredSessions: () => stored.removeExpiredSessions(db),
  };
}

/** What our rows have beyond lucia's: `device` is written, `passwordHash` compared, `lastSeenAt` read. */
interface SessionAttributes {
  device?: string;
  passwordHash?: string | undefined;
  lastSeenAt?: Date;
}

const asLucia = ({ userId, expiresAt }: stored.StoredSession, id: string, attributes: SessionAttributes = {}): DatabaseSession => ({
  id,
  userId,
  expiresAt,
  attributes,
});

declare module "lucia" {
  interface Register {
    Lucia: Lucia<{ lastSeenAt: Date }, { name: string; email: string }>;
    DatabaseUserAttributes: { name: string; email: string };
    DatabaseSessionAttributes: SessionAttributes;
  }
}
