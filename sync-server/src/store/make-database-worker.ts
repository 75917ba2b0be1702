/**
 * Makes an empty database in the folder it is given, then ends: as a process, because making one takes memory that a thread never
 * gives back (130 MB at rest, measured).
 */
import { openFolder } from "./pglite-folder.ts";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("make-database-worker.ts needs a folder");
const pglite = await openFolder(folder);
await pglite.close();
