/** Where the repository stands, for tests and benches that start its programs. */
import { fileURLToPath } from "node:url";

export const repository: string = fileURLToPath(new URL("../..", import.meta.url));
