import { defineEntity } from "../define-entity.ts";
import { choice, int, line, order } from "../field-kinds.ts";

/** Keyed by the item it ranks: an object, a relationship, a CTA or an attribute. */
export const priority = defineEntity({
  kind: "priority",
  root: "priorities",
  label: "Priority",
  plural: "Priorities",
  held: "by-item",
  fields: {
    phase: choice("Phase", { now: "Now", next: "Next", later: "Later", unassigned: "Unassigned" }, { blank: "unassigned" }),
    order: order("Order"),
    score: int("Score", { min: 1, max: 10 }),
    notes: line("Notes", { max: 2_000 }),
    by: line("Ranked by", { max: 64 }),
    at: int("Ranked at", { min: 0, max: Number.MAX_SAFE_INTEGER }),
  },
});
