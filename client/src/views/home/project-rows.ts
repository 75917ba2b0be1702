/**
 * One list of projects out of two: those of this device and those on the server. Pure.
 *
 * A project that is in both is one row; the device knows what waits, the server knows who else is in it.
 */

import type { LocalProject } from "#client/project/local-projects.ts";
import type { Me } from "#shared/api/auth.ts";
import type { ProjectSummary } from "#shared/api/projects.ts";

export interface ProjectRow {
  readonly id: string;
  readonly name: string;
  readonly objects: number;
  readonly relationships: number;
  /** Others in it; empty where only this device knows the project. */
  readonly people: readonly { id: string; name: string }[];
  /** Ms since 1970: last change on the server, or last opened here. */
  readonly at: number;
  readonly local: LocalProject | null;
  readonly server: ProjectSummary | null;
}

/** Where a project is kept, and what of it is not yet elsewhere. */
export type Keeping = { where: "device" } | { where: "both"; waiting: number } | { where: "server" };

/** Newest first. Copies of other people on a shared device are not shown to somebody who is signed in. */
export function mergeProjects(local: readonly LocalProject[], server: readonly ProjectSummary[], me: Pick<Me, "id"> | null): ProjectRow[] {
  const mine = local.filter((project) => project.person === "device" || me === null || project.person === me.id);
  const onServer = new Map(server.map((project) => [project.id, project]));
  const rows = mine.map((project) => rowOf(project, onServer.get(project.id) ?? null, me));
  const here = new Set(mine.map((project) => project.id));
  const elsewhere = server.filter((project) => !here.has(project.id)).map((project) => rowOf(null, project, me));
  return [...rows, ...elsewhere].sort((a, b) => b.at - a.at || a.id.localeCompare(b.id));
}

function rowOf(local: LocalProject | null, server: ProjectSummary | null, me: Pick<Me, "id"> | null): ProjectRow {
  const { id, name, objects, relationships } = local ?? (server as ProjectSummary);
  const changedAt = server ? Date.parse(server.updated_at) : 0;
  return {
    id,
    name,
    objects,
    relationships,
    people: (server?.people ?? []).filter((person) => person.id !== me?.id),
    at: Math.max(changedAt, local?.openedAt ?? 0),
    local,
    server,
  };
}

export function keepingOf({ local }: Pick<ProjectRow, "local">): Keeping {
  if (!local) return { where: "server" };
  return local.server ? { where: "both", waiting: local.waiting } : { where: "device" };
}
