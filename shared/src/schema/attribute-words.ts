/** The type of an attribute in a word or two, as it stands beside its name: "Date and time", "One of 5", "Minutes". */

import { attribute } from "./entities/attribute.ts";
import type { ValuesOf } from "./entities.ts";
import { groupSame } from "./same-words.ts";

type Typed = Pick<ValuesOf<"attribute">, "dataType" | "allowed" | "unit">;

const counted = new Set(["choice", "multi-choice"]);
const measured = new Set(["integer", "decimal", "duration"]);

export function attributeTypeWords({ dataType, allowed, unit }: Typed): string {
  const words = attribute.fields.dataType.options.find((option) => option.value === dataType)?.label ?? dataType;
  const values = counted.has(dataType) ? groupSame("text", allowed, ({ value }) => value.text).length : 0;
  if (values > 0) return `${words} ${values}`;
  if (measured.has(dataType) && unit) return unit.charAt(0).toUpperCase() + unit.slice(1);
  return words;
}
