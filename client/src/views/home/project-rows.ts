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
  /** Sixteen shares from 0 to 1, as the rail showed them when it was last open here; empty before. */
  readonly progress: readonly number[];
  /** Others in it; empty where only this device knows the project. */
  readonly people: readonly { id: string; name: string }[];
  /** Ms since 1970: last change on the server, or last opened here. */
  readonly at: number;
  readonly local: LocalProject | null;
  readonly server: ProjectSummary | null;
}

/** What the server has said about this person's projects. */
export type Answer = "listed" | "silent" | "signed-out";

/**
 * Where a project is kept, as far as that is known.
 * - `device` only here · `server` only there · `synced` here and there, nothing waiting · `waiting` changes are only here
 * - `copy` the server lists it no longer · `apart` it is on a server that cannot be asked now
 */
export type Keeping = "device" | "server" | "synced" | "waiting" | "copy" | "apart";

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
    progress: local?.progress ?? [],
    people: (server?.people ?? []).filter((person) => person.id !== me?.id),
    at: Math.max(changedAt, local?.openedAt ?? 0),
    local,
    server,
  };
}

/** What the mark of a project shows, in words; null where nothing is known of it. */
export function progressWords({ name, progress }: Pick<ProjectRow, "name" | "progress">): string | null {
  if (progress.length === 0) return null;
  const count = (holds: (share: number) => boolean) => progress.filter(holds).length;
  return `Progress of ${name || "Untitled project"}: ${count((share) => share > 0)} of ${progress.length} artifacts begun, ${count((share) => share >= 1)} done`;
}

export function keepingOf({ local, server }: Pick<ProjectRow, "local" | "server">, answer: Answer): Keeping {
  if (!local) return "server";
  if (!local.server) return "device";
  if (local.waiting > 0) return "waiting";
  if (answer !== "listed") return "apart";
  return server ? "synced" : "copy";
}

/** Whether somebody else surely has everything of it, so that it can be taken off this device without asking. */
export const isElsewhere = (row: Pick<ProjectRow, "local" | "server">): boolean => row.server !== null && row.local?.waiting === 0;
