import { z } from "zod";
import { defineEntity } from "../define-entity.ts";
import { record } from "../field-kinds.ts";

/** "Done" or "waved through", by the artifact's key in `steps.ts`. */
export const step = defineEntity({
  kind: "step",
  root: "steps",
  label: "Step",
  plural: "Steps",
  held: "by-key",
  fields: {
    state: record("State", z.object({ done: z.boolean(), by: z.string().max(64), at: z.number(), note: z.string().max(500).optional() })),
  },
});
