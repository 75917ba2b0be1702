/** What a thing is called in lists and sentences: its name, verb, title or text. */

export const titleFields = ["name", "verb", "title", "text", "label", "given"] as const;

/** @returns "" where it has none yet */
export function titleOf(values: object): string {
  const given = values as Readonly<Record<string, unknown>>;
  for (const field of titleFields) {
    const value = given[field];
    if (typeof value === "string" && value !== "") return value;
  }
  return "";
}
