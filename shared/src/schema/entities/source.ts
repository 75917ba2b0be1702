import { defineEntity } from "../define-entity.ts";
import { choice, line, order } from "../field-kinds.ts";

export const source = defineEntity({
  kind: "source",
  root: "sources",
  label: "Source",
  plural: "Sources",
  fields: {
    title: line("Title", { required: true }),
    kind: choice("Kind", {
      interview: "Interview",
      survey: "Survey",
      document: "Document",
      website: "Website",
      support: "Support",
      other: "Other",
    }),
    text: line("Text", { max: 200_000, hint: "What people said or wrote" }),
    order: order("Order"),
  },
});
