import { defineEntity } from "../define-entity.ts";
import { byId, choice, flag, line, multiplicity, order, prose, record, ref, set, textEntry } from "../field-kinds.ts";

const nestings = { undecided: "Undecided", list: "List", summary: "Summary", count: "Count", link: "Link", none: "None" } as const;

/** `out.` is about the targets seen on the source, `in.` about the sources seen on the target. */
export const relationship = defineEntity({
  kind: "relationship",
  root: "relationships",
  label: "Relationship",
  plural: "Relationships",
  fields: {
    source: ref("Source", "object", "hide", { required: true }),
    target: ref("Target", "object", "hide", { required: true }),
    type: choice("Type", { association: "Association", contains: "Contains", "is-a": "Is a" }, { blank: "association" }),
    label: line("Label", { hint: "As read from the source: is presented by" }),
    inverseLabel: line("Inverse label", { hint: "As read from the target: presents" }),
    sourceToTarget: record("How many targets one source has", multiplicity),
    targetToSource: record("How many sources one target has", multiplicity),
    "out.nested": choice("Targets on the source", nestings, { blank: "undecided" }),
    "out.rank": order("Rank of the targets on the source"),
    "out.mechanics": prose("Mechanics, targets on the source", { hint: "How the link comes to be and ends" }),
    "out.dependencies": prose("Dependencies, targets on the source", { hint: "What happens to one when the other goes" }),
    "out.sorts": set("Sorts of the targets", byId, textEntry()),
    "out.filters": set("Filters of the targets", byId, textEntry()),
    "out.navigates": flag("People go on to the target"),
    "in.nested": choice("Sources on the target", nestings, { blank: "undecided" }),
    "in.rank": order("Rank of the sources on the target"),
    "in.mechanics": prose("Mechanics, sources on the target"),
    "in.dependencies": prose("Dependencies, sources on the target"),
    "in.sorts": set("Sorts of the sources", byId, textEntry()),
    "in.filters": set("Filters of the sources", byId, textEntry()),
    "in.navigates": flag("People go on to the source"),
    uncertain: flag("Uncertain"),
  },
});
