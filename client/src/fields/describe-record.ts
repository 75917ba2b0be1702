/** A small value in a line of words: "min 0 · max 120". */
export function describeRecord(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${typeof part === "object" ? JSON.stringify(part) : String(part)}`)
    .join(" · ");
}
