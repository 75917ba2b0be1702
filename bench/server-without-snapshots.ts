/** Our server, but it never writes a snapshot while people edit: what snapshots cost is measured against it. */
import { createLog } from "#server/log.ts";
import { startServer } from "#server/server.ts";
import { readSettings } from "#server/settings.ts";

const settings = readSettings(process.env);
const never = { snapshotRows: Number.POSITIVE_INFINITY, snapshotBytes: Number.POSITIVE_INFINITY };
const server = await startServer({ ...settings, limits: { ...settings.limits, ...never } }, createLog());
process.once("SIGTERM", () => void server.stop().then(() => process.exit(0)));
