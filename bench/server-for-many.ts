/** Our server as `main.ts` starts it, but with room for as many sockets, projects and tabs of one person as a bench opens. */
import "#server/young-space.ts";
import { giveBackMemory } from "#server/give-back-memory.ts";
import { createLog } from "#server/log.ts";
import { startServer } from "#server/server.ts";
import { readSettings } from "#server/settings.ts";

const settings = readSettings(process.env);
const any = Number.POSITIVE_INFINITY;
const many = { sockets: any, socketsPerAddress: any, socketsPerPerson: any, projectsPerPerson: any };
const server = await startServer({ ...settings, limits: { ...settings.limits, ...many } }, createLog());
giveBackMemory();
process.once("SIGTERM", () => void server.stop().then(() => process.exit(0)));
