/**
 * `npm start`: from a fresh clone to a running server, with nothing else to do.
 */
import { join } from "node:path";
import { buildClient, findNode, handOver, installPackages, root, stop } from "./prepare.js";

installPackages();
const node = findNode();
if (!buildClient(node)) stop("The client could not be built; what is wrong stands above.");
// The journal and password hashing share this pool: with the default of four, four people signing in would hold up every edit.
handOver(node, [join(root, "sync-server/src/main.ts")], { NODE_ENV: "production", UV_THREADPOOL_SIZE: "8", ...process.env });
