import { defineEntity } from "../define-entity.ts";
import { choice } from "../field-kinds.ts";

/** Cells of the nested-object matrix that hold no relationship, by `<row object>><column object>`; absent = not answered. */
export const nestingAnswer = defineEntity({
  kind: "nestingAnswer",
  root: "nestingAnswers",
  label: "Answer in the nested object matrix",
  plural: "Answers in the nested object matrix",
  held: "by-pair",
  fields: { answer: choice("Answer", { no: "No", discuss: "To discuss" }) },
});

/** Cells of the CTA matrix that hold no CTA, by `<object>><role>`; absent = not answered. */
export const ctaAnswer = defineEntity({
  kind: "ctaAnswer",
  root: "ctaAnswers",
  label: "Answer in the CTA matrix",
  plural: "Answers in the CTA matrix",
  held: "by-pair",
  fields: { answer: choice("Answer", { none: "None here", discuss: "To discuss" }) },
});
