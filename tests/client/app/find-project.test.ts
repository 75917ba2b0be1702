/** Where a project is found (docs/spec/interface.md I7, I8). */
import { expect, test } from "vitest";
import { find } from "#client/app/find-project.ts";
import type { LocalProject } from "#client/project/local-projects.ts";
import type { ProjectSummary } from "#shared/api/projects.ts";
import { OrcaError } from "#shared/errors.ts";

const id = "0123456789abcdefghijkl";
const me = { id: "nadia", name: "Nadia Haddad", email: "nadia@northquay.example" };
const here: LocalProject = {
  id,
  name: "Harbour",
  person: "nadia",
  server: true,
  epoch: 1,
  openedAt: 0,
  objects: 0,
  relationships: 0,
  waiting: 0,
};
const there: ProjectSummary = { id, name: "Harbour", epoch: 2, level: "editor", updated_at: "", objects: 0, relationships: 0, people: [] };
const nothing = { id, me, local: null, server: null, error: null, isLoading: false };

test("[I7] a copy of this device opens although the server does not answer", () => {
  const found = find({ ...nothing, local: here, error: new OrcaError("server/unreachable") });
  expect(found).toMatchObject({ state: "found", options: { person: { id: "nadia" }, server: true, epoch: 1 } });
});

test("[I7] a copy of somebody whose session has ended opens as theirs", () => {
  expect(find({ ...nothing, me: null, local: here })).toMatchObject({ state: "found", options: { person: { id: "nadia" } } });
});

test("[I7] a project made without an account stays the device's own, also for somebody signed in", () => {
  const found = find({ ...nothing, local: { ...here, person: "device", server: false } });
  expect(found).toMatchObject({ state: "found", options: { person: null, server: false } });
});

test("[I7] the server's word on the generation is followed", () => {
  expect(find({ ...nothing, local: here, server: there })).toMatchObject({ options: { epoch: 2 } });
});

test("[I8] a project of the server opens for who is signed in, and is looked for until it answers", () => {
  expect(find({ ...nothing, isLoading: true })).toEqual({ state: "looking" });
  expect(find({ ...nothing, server: there })).toMatchObject({ state: "found", options: { person: { id: "nadia" }, epoch: 2 } });
});

test("[I8] who is not signed in is told so at once", () => {
  expect(find({ ...nothing, me: null, isLoading: true })).toEqual({ state: "missing", error: null });
});
