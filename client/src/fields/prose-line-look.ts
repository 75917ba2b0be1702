/** The class of a line of prose, the same for reading and for writing; `prose.css` has the looks. */
import type { ProseLine } from "./prose-marks.ts";

export function lineLook({ kind, later }: ProseLine): string {
  return [kind === "text" ? "" : `prose-${kind}`, later ? "prose-later" : ""].filter(Boolean).join(" ");
}
