import { z } from "zod";
import { defineEntity } from "../define-entity.ts";
import { byId, choice, int, line, prose, record, set, textEntry } from "../field-kinds.ts";

export const project = defineEntity({
  kind: "project",
  root: "project",
  label: "Project",
  plural: "Projects",
  held: "single",
  fields: {
    name: line("Name", { required: true }),
    description: prose("Description"),
    domain: line("Domain"),
    goals: set("Goals", byId, textEntry(500)),
    status: choice("Status", { active: "Active", paused: "Paused", done: "Done", archived: "Archived" }, { blank: "active" }),
    mode: choice("Mode", { guided: "Guided", free: "Free" }, { blank: "guided" }),
    colours: record("Colours", z.record(z.string().max(40), z.string().max(40))),
    cardLine: int("Card line", { min: 1, max: 100, blank: 5 }, { hint: "How many ranked items fit on a card" }),
    checks: set("Checks switched off", { by: "pattern", pattern: /^[a-z0-9-]{1,64}$/ }, z.literal(true)),
    schemaVersion: int("Schema version", { min: 1, max: 10_000, blank: 1 }),
    minWriter: int("Oldest client that may write", { min: 1, max: 10_000, blank: 1 }),
  },
});
