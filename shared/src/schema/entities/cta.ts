import { z } from "zod";
import { defineEntity } from "../define-entity.ts";
import { byRef, choice, flag, line, prose, ref, set } from "../field-kinds.ts";

export const cta = defineEntity({
  kind: "cta",
  root: "ctas",
  label: "Call to action",
  plural: "Calls to action",
  fields: {
    object: ref("Object", "object", "hide", { required: true }),
    verb: line("Verb", { required: true, max: 60, hint: "What a person does to the object" }),
    target: ref("Other object", "object", "blank", { hint: "For one that reaches across: assign to" }),
    crud: choice("Kind", { create: "Create", read: "Read", update: "Update", delete: "Delete", none: "None" }),
    contraOf: ref("Undoes", "cta", "blank"),
    condition: line("Condition"),
    roles: set(
      "Who may",
      byRef("role"),
      z.object({ rank: z.enum(["primary", "secondary", "tertiary", "quaternary"]).or(z.string().max(40)), order: z.string().max(200) }),
    ),
    why: prose("So that"),
    trigger: prose("When I"),
    result: prose("I should see"),
    precondition: prose("Before"),
    postcondition: prose("After"),
    notes: prose("Notes"),
    placement: line("Placement"),
    complexity: choice("Complexity", { low: "Low", medium: "Medium", high: "High" }),
    uncertain: flag("Uncertain"),
  },
});
