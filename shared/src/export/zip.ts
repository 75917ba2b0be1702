/** Several texts as one zip file. The same texts give the same file. */
import { strToU8, zipSync } from "fflate";

/** Zip knows no earlier year; a true time would make every file another. */
const noTime = new Date(1980, 0, 1);

export function writeZip(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: noTime, level: 6 });
}
