import { z } from "zod";
import { defineEntity } from "../define-entity.ts";
import { byId, choice, flag, line, order, prose, record, ref, set, textEntry } from "../field-kinds.ts";

export const object = defineEntity({
  kind: "object",
  root: "objects",
  label: "Object",
  plural: "Objects",
  fields: {
    name: line("Name", { required: true }),
    plural: line("Plural", { hint: "As it reads in a list" }),
    definition: prose("Definition", { hint: "What it is, in one sentence; not what it does" }),
    purpose: prose("Purpose", { hint: "Why people and the business care" }),
    lifecycle: prose("Lifecycle", { hint: "How one is born, changes and ends" }),
    rules: prose("Rules"),
    permissions: prose("Permissions"),
    notes: prose("Notes"),
    tier: choice("Tier", { core: "Core", supporting: "Supporting", junction: "Junction", variation: "Variation" }),
    variationOf: ref("Variation of", "object", "blank"),
    complexity: choice("Complexity", { low: "Low", medium: "Medium", high: "High" }),
    icon: line("Icon", { max: 40 }),
    synonyms: set("Synonyms", byId, textEntry().extend({ avoid: z.boolean().optional() })),
    instances: set("Instances", byId, textEntry()),
    states: set("States", byId, z.object({ order: z.string().max(200), name: z.string().max(200), note: z.string().max(500).optional() })),
    sip: set("Is it an object?", { by: "pattern", pattern: /^[sip]\.[0-9A-Za-z_-]{1,64}$/ }, z.enum(["yes", "question"])),
    agreed: record("Agreed", z.object({ by: z.string().max(64), at: z.number() })),
    decision: choice("Decision", { keep: "Keep", downgrade: "Downgrade", combine: "Combine", eliminate: "Eliminate", defer: "Defer" }),
    decisionTarget: ref("Decision target", "object", "blank"),
    uncertain: flag("Uncertain"),
    order: order("Order"),
  },
});
