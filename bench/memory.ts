/**
 * Memory of our server: at rest, and what one open project of 500 objects adds.
 *
 *   npm run bench:memory
 *   npm run bench:memory -- --postgres   the same on a Postgres of its own
 */
import { setTimeout as wait } from "node:timers/promises";
import { documentName } from "#shared/api/sync.ts";
import { startPostgres } from "#tests/support/postgres.ts";
import { startStoryServer } from "#tests/support/story-server.ts";
import { judge, printTable } from "./figures.ts";
import { residentMb } from "./process-figures.ts";
import { encodeProject } from "./synthetic-project.ts";
import { ThinEditor } from "./thin-editor.ts";

const restMs = 15_000;
const postgres = process.argv.includes("--postgres") ? await startPostgres() : null;
const atRestMb = postgres ? 150 : 330;
const addsMb = 110;

const database: Record<string, string> = postgres ? { DATABASE_URL: await postgres.create("bench") } : {};
const server = await startStoryServer({ RATE_LIMITS: "off", ...database }, { isNew: true });
try {
  await wait(restMs);
  const rest = residentMb(server.pid);
  const owner = await server.register("Owner");
  const project = await server.publish(owner, "500 objects");
  const document = documentName({ project: project.id, part: "model", epoch: project.epoch });
  const place = { url: server.syncUrl, document, headers: { cookie: owner.cookie, origin: server.origin } };
  const firstRead = residentMb(server.pid);
  const editor = new ThinEditor(0, place, encodeProject(500));
  await editor.ready;
  await wait(restMs);
  const uploaded = residentMb(server.pid);
  editor.close();
  await server.stop();

  await server.start();
  await wait(restMs);
  const restAgain = residentMb(server.pid);
  const reader = new ThinEditor(1, place);
  await reader.ready;
  await wait(restMs);
  const open = residentMb(server.pid);
  reader.close();

  printTable(
    ["server", "MB (VmRSS)"],
    [
      ["new data folder, at rest", rest],
      ["after an account was made and a project published", firstRead],
      ["500 objects uploaded and open", uploaded],
      ["started again on this data, at rest", restAgain],
      ["500 objects opened", open],
    ],
  );
  judge([
    { what: "at rest", measured: Math.max(rest, restAgain), atMost: atRestMb, unit: "MB" },
    { what: "one open 500-object project adds", measured: open - restAgain, atMost: addsMb, unit: "MB" },
  ]);
} finally {
  await server.discard();
  await postgres?.discard();
}
