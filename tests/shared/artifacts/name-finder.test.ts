/** Finding things by what they are called: docs/spec/artifacts.md, F5. */
import { expect, test } from "vitest";
import { objectNames, roleNames } from "#shared/artifacts/name-finder.ts";
import { entity, object } from "#tests/support/artifact-world.ts";

const alsoKnownAs = (text: string) => ({ synonyms: [{ key: "s", value: { order: "a", text } }] });

test("[F5] a name goes before a plural, a plural before a synonym, then the first listed", () => {
  const names = objectNames([
    object("Meeting", alsoKnownAs("Talk")),
    object("Session", { plural: "Slots", ...alsoKnownAs("Event") }),
    object("Talk"),
    object("Slate", { plural: "Events" }),
    object("SESSION", alsoKnownAs("Meeting")),
  ]);
  expect(["talks", "event", "slot", "session", "meeting"].map(names.find)).toEqual(["talk", "slate", "session", "session", "meeting"]);
});

test("[F5] what nobody is called, and nothing, find nothing", () => {
  const names = roleNames([entity("role", "chair", { name: "Programme chair" }), entity("role", "blank", { name: "" })]);
  expect([names.find("programme-chairs"), names.find("Sponsor"), names.find(""), names.find("  ")]).toEqual(["chair", null, null, null]);
});
