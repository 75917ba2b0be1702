/**
 * API tokens: `orca_<id>.<secret>`, for scripts and tools that can not sign in. The secret has 32 random bytes and is shown once.
 *
 * A token acts as its person, within its scope, until it expires or is revoked. Rules I40–I43, docs/spec/identity.md.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { fail } from "#shared/errors.ts";
import { makeEntityId } from "#shared/ids.ts";
import type { TokenScope } from "#shared/permissions.ts";
import * as stored from "../store/api-tokens.ts";
import type { Db } from "../store/database.ts";
import type { Person } from "./person.ts";

/** Who shows a token. */
export interface TokenHolder {
  readonly id: string;
  readonly name: string;
  /** Names the token among sessions, opens nothing. */
  readonly sessionKey: string;
  readonly token: { readonly id: string; readonly scope: TokenScope };
}

const dayMs = 86_400_000;

/** @returns the token itself, this once @throws token/limit · auth/required when the session ended meanwhile */
export async function makeToken(
  db: Db,
  { person, name, scope, days, most }: { person: Person; name: string; scope: TokenScope; days: number; most: number },
): Promise<{ made: stored.StoredToken; token: string }> {
  const id = makeEntityId();
  const secret = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + days * dayMs);
  const { id: userId, sessionKey } = person;
  const made = await stored.createToken(db, { id, userId, sessionKey, name, scope, expiresAt, secretHash: hashOf(secret), most });
  if (made === "over") return fail("auth/required");
  return made === "full" ? fail("token/limit", { limit: most }) : { made, token: `orca_${id}.${secret}` };
}

/** Whose token this is; null for anything that is none, or none any more. */
export async function readToken(db: Db, token: string): Promise<TokenHolder | null> {
  const [, id, secret] = /^orca_([0-9A-Za-z]{16})\.([\w-]{43})$/.exec(token) ?? [];
  const owner = id ? await stored.readTokenOwner(db, id) : null;
  if (!id || !secret || !owner || !isSame(hashOf(secret), owner.secretHash)) return null;
  return { id: owner.id, name: owner.name, sessionKey: tokenKey(id), token: { id, scope: owner.scope } };
}

/** What a token is called where sessions are told apart. */
export const tokenKey = (id: string): string => `token ${id}`;

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
