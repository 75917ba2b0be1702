import { z } from "zod";
import { defineEntity } from "../define-entity.ts";
import { record } from "../field-kinds.ts";

/** Where something was pinned by hand, by `<view>/<id>`. */
export const placement = defineEntity({
  kind: "placement",
  root: "placements",
  label: "Placement",
  plural: "Placements",
  held: "by-key",
  fields: { place: record("Place", z.object({ x: z.number(), y: z.number() })) },
});
