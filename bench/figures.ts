/** How benches summarise and print what they measured. */

/** The value below which `share` of all lie; `values` need not be sorted. NaN when there are none. */
export function percentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** Prints rows under heads, columns as wide as they need. */
export function printTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [heads, ...rows.map((row) => row.map(show))];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? "").length)));
  for (const row of cells)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "));
}

/** One line per bound; the process ends with 1 when any failed. */
export function judge(bounds: readonly { what: string; measured: number; atMost: number; unit: string }[]): void {
  for (const { what, measured, atMost, unit } of bounds) {
    const holds = measured <= atMost;
    console.log(`${holds ? "pass" : "FAIL"}  ${what}: ${show(measured)} ${unit} (at most ${show(atMost)})`);
    if (!holds) process.exitCode = 1;
  }
}

function show(value: string | number): string {
  if (typeof value === "string") return value;
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}
