import { defineEntity } from "../define-entity.ts";
import { choice, itemPointer, line, order, prose, record } from "../field-kinds.ts";

export const question = defineEntity({
  kind: "question",
  root: "questions",
  label: "Question",
  plural: "Questions",
  fields: {
    text: line("Question", { required: true, max: 2_000 }),
    about: record("About", itemPointer),
    owner: line("Owner"),
    risk: choice("Risk if we guess wrong", { low: "Low", medium: "Medium", high: "High" }),
    status: choice("Status", { open: "Open", answered: "Answered", dropped: "Dropped" }, { blank: "open" }),
    answer: prose("Answer"),
    order: order("Order"),
  },
});
