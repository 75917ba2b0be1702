/**
 * The one permission check of HTTP: who asks, at which level, and whether the contract's permission lets them.
 *
 * A project that is missing, forbidden, or not even a project id gives the same answer, so nobody learns which ids exist (Z2).
 */

import type { FastifyRequest } from "fastify";
import { fail } from "#shared/errors.ts";
import { projectIdPattern } from "#shared/ids.ts";
import { type Action, may, type PermissionLevel } from "#shared/permissions.ts";
import type { Person } from "../identity/person.ts";
import { levelOf } from "../store/projects.ts";
import type { Services } from "./services.ts";

export interface Permit {
  readonly person: Person;
  /** In the project the path names; null where it names none. */
  readonly level: PermissionLevel | null;
}

/** @throws auth/required · project/gone · project/forbidden */
export async function permit({ db }: Services, permission: "anybody" | Action, request: FastifyRequest): Promise<Permit> {
  const person = request.identified?.person;
  if (!person) return fail("auth/required");
  if (permission === "anybody") return { person, level: null };
  const { id } = request.params as { id?: string };
  const level = id && projectIdPattern.test(id) ? await levelOf(db, person.id, id) : null;
  if (level === null) return fail("project/gone");
  return may(level, permission) ? { person, level } : fail("project/forbidden");
}
