import { defineEntity } from "../define-entity.ts";
import { byRef, choice, flag, line, order, placed, prose, set } from "../field-kinds.ts";

export const role = defineEntity({
  kind: "role",
  root: "roles",
  label: "Role",
  plural: "Roles",
  fields: {
    name: line("Name", { required: true }),
    description: prose("Description"),
    kind: choice("Kind", { human: "Human", system: "System" }, { blank: "human" }),
    archived: flag("Archived"),
    entry: set("Entry points", byRef("object"), placed),
    order: order("Order"),
  },
});
