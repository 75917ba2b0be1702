import { expect, test } from "vitest";
import { findIn } from "#client/app/palette/find.ts";
import { makingsFor } from "#client/app/palette/make-options.ts";
import { readPaletteItems } from "#client/app/palette/palette-items.ts";
import { readQuery } from "#client/app/palette/read-query.ts";
import { device, newProject } from "#tests/client/project/support.ts";

async function conference() {
  const project = await newProject(device());
  const [session = "", review = ""] = project.write.createAll([
    { kind: "object", values: { name: "Session", synonyms: { a: { order: "a0", text: "talk" } } } },
    { kind: "object", values: { name: "Review" } },
  ]);
  const role = project.write.create("role", { name: "Attendee" });
  project.write.create("relationship", { source: session, target: review, label: "collects", sourceToTarget: { min: 0, max: null } });
  project.write.create("cta", { object: review, verb: "Write", roles: { [role]: { rank: "primary", order: "a0" } } });
  project.write.create("attribute", { object: session, name: "Title" });
  const find = (query: string) =>
    findIn(readPaletteItems(project.store), query, 8).map(({ title, where }) => (where ? `${title} · ${where}` : title));
  return { project, session, review, find };
}

test("[I17] relationships are found as sentences, what hangs on an object by the object, objects by their synonyms", async () => {
  const { project, find } = await conference();
  expect(find("session collects rev")[0]).toBe("Session collects Review · 0..n");
  expect(find("write review")[0]).toBe("Write · Attendee on Review");
  expect(find("title")).toEqual(["Title · on Session"]);
  expect(find("talk")[0]).toBe("Session");
  await project.close();
});

test("[I19] after a rename only what bears the name is read anew", async () => {
  const { project, review, find } = await conference();
  const before = new Set(readPaletteItems(project.store));
  project.write.writeField({ kind: "object", id: review, field: "name" }, "Rating");
  const anew = readPaletteItems(project.store).filter((item) => !before.has(item));
  expect(anew.map(({ entry }) => entry.title).sort()).toEqual(["Rating", "Session collects Rating", "Write"]);
  expect(find("rating")[0]).toBe("Rating");
  await project.close();
});

test("[I20] what bears the name already is offered and not made; without a name found, an object or a role is", async () => {
  const { project, session } = await conference();
  const make = (typed: string, isNameless = false, object: string | null = null) =>
    makingsFor(readQuery(typed), project.store, object, isNameless).map(({ kind, twin }) => `${kind} ${twin === null ? "new" : "there"}`);
  expect(make("obj sessions")).toEqual(["object there"]);
  expect(make("obj Venue")).toEqual(["object new"]);
  expect(make("role ATTENDEE")).toEqual(["role there"]);
  expect(make("Venue", true)).toEqual(["object new", "role new"]);
  expect(make("Venue")).toEqual([]);
  expect(make("attr Title")).toEqual([]);
  expect(make("attr titles", false, session)).toEqual(["attribute there"]);
  expect(make("cta Book", false, session)).toEqual(["cta new"]);
  await project.close();
});
