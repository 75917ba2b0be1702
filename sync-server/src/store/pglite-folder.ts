/** Opens a folder as a PGlite database, or makes one in it. Only for threads and processes of its own (docs/decisions/0005). */
import { PGlite } from "@electric-sql/pglite";

/** PGlite's defaults take 270 MB more (measured); one connection needs no more than this. */
const smallSettings = ["shared_buffers=4MB", "wal_buffers=256kB", "max_connections=4", "work_mem=1MB", "maintenance_work_mem=4MB"];

export function openFolder(folder: string): Promise<PGlite> {
  return PGlite.create(folder, { startParams: [...PGlite.defaultStartParams, ...smallSettings.flatMap((each) => ["-c", each])] });
}
