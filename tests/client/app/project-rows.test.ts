/** One list out of two (docs/spec/interface.md I4–I6). */
import { expect, test } from "vitest";
import type { LocalProject } from "#client/project/local-projects.ts";
import { isElsewhere, keepingOf, mergeProjects, progressWords } from "#client/views/home/project-rows.ts";
import type { ProjectSummary } from "#shared/api/projects.ts";

const nadia = { id: "nadia" };

const local = (id: string, more: Partial<LocalProject> = {}): LocalProject => ({
  id,
  name: id,
  person: "device",
  server: false,
  epoch: 1,
  openedAt: 1_000,
  objects: 3,
  relationships: 2,
  waiting: 0,
  ...more,
});

const onServer = (id: string, more: Partial<ProjectSummary> = {}): ProjectSummary => ({
  id,
  name: id,
  epoch: 1,
  level: "owner",
  updated_at: new Date(500).toISOString(),
  objects: 9,
  relationships: 9,
  people: [
    { id: "nadia", name: "Nadia Haddad" },
    { id: "jonas", name: "Jonas Weber" },
  ],
  ...more,
});

test("[I4] a project that is here and on the server is one row, with what each of them knows", () => {
  const rows = mergeProjects([local("a", { person: "nadia", server: true, waiting: 4 })], [onServer("a")], nadia);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ objects: 3, people: [{ id: "jonas" }], local: { waiting: 4 } });
});

test("[I4] the newest stands first, whoever knows of it", () => {
  const server = [onServer("far", { updated_at: new Date(9_000).toISOString() })];
  const rows = mergeProjects([local("old", { openedAt: 10 }), local("new", { openedAt: 2_000 })], server, nadia);
  expect(rows.map((row) => row.id)).toEqual(["far", "new", "old"]);
});

test("[I5] what somebody else left on a shared device is not shown", () => {
  const rows = mergeProjects([local("mine", { person: "nadia" }), local("theirs", { person: "jonas" }), local("device")], [], nadia);
  expect(rows.map((row) => row.id).sort()).toEqual(["device", "mine"]);
});

test("[I5] signed out, everything that this device keeps can be reached", () => {
  expect(mergeProjects([local("a", { person: "nadia", server: true })], [], null)).toHaveLength(1);
});

test("[I6] where a project is kept", () => {
  const shared = local("a", { server: true });
  expect(keepingOf({ local: null, server: onServer("a") }, "listed")).toBe("server");
  expect(keepingOf({ local: local("a"), server: null }, "listed")).toBe("device");
  expect(keepingOf({ local: shared, server: onServer("a") }, "listed")).toBe("synced");
  expect(keepingOf({ local: { ...shared, waiting: 14 }, server: onServer("a") }, "listed")).toBe("waiting");
});

test("[I6] a project that the server lists no longer, or cannot be asked about, is not called synced", () => {
  const shared = { local: local("a", { server: true }), server: null };
  expect(keepingOf(shared, "listed")).toBe("copy");
  expect(keepingOf(shared, "silent")).toBe("apart");
  expect(keepingOf(shared, "signed-out")).toBe("apart");
});

test("[I6] only what the server has whole is taken off a device without asking", () => {
  expect(isElsewhere({ local: local("a", { server: true }), server: onServer("a") })).toBe(true);
  expect(isElsewhere({ local: local("a", { server: true, waiting: 1 }), server: onServer("a") })).toBe(false);
  expect(isElsewhere({ local: local("a", { server: true }), server: null })).toBe(false);
});

test("[I27] a project shows how far it had come when it was last open here, and nothing where that is not known", () => {
  const progress = [1, 0.5, 0, 0.01, ...Array.from({ length: 12 }, () => 0)];
  const rows = mergeProjects([local("a", { progress })], [onServer("b")], nadia);
  expect(rows.map((row) => row.progress)).toEqual([progress, []]);
  expect(rows.map(progressWords)).toEqual(["Progress of a: 3 of 16 artifacts begun, 1 done", null]);
});
