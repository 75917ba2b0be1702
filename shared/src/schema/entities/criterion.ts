import { defineEntity } from "../define-entity.ts";
import { order, prose, ref } from "../field-kinds.ts";

export const criterion = defineEntity({
  kind: "criterion",
  root: "criteria",
  label: "Acceptance criterion",
  plural: "Acceptance criteria",
  fields: {
    cta: ref("Call to action", "cta", "hide", { required: true }),
    order: order("Order"),
    given: prose("Given", { max: 2_000 }),
    when: prose("When", { max: 2_000 }),
    then: prose("Then", { max: 2_000 }),
  },
});
