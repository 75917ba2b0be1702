/** Rights that change by the API of one server while somebody is connected to another. Rules N7, docs/spec/instances.md; I4, I19, I20. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createLog } from "#server/log.ts";
import { type RunningServer, startServer } from "#server/server.ts";
import { closeCodes, documentName, syncPath } from "#shared/api/sync.ts";
import { openRawSocket, type RawSocket } from "#tests/support/raw-socket.ts";
import { startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
let other: RunningServer;
let ann: TestPerson;
let ed: TestPerson;
let project: string;
let socket: RawSocket;

beforeAll(async () => {
  server = await startTestServer();
  other = await startServer(server.settings, createLog("silent"));
});
afterAll(async () => {
  await other.stop();
  await server.discard();
});

/** Ed edits in Ann's project, connected to the other server with the session that he has from the first. */
beforeEach(async () => {
  ann = await server.register("Ann");
  ed = await server.register("Ed");
  project = await server.publish(ann);
  await server.addMember(ann, project, ed, "editor");
  const document = documentName({ project, part: "model", epoch: 1 });
  const url = `${other.address.replace("http", "ws")}${syncPath}`;
  socket = await openRawSocket({ url, document, cookie: ed.cookie, origin: other.address });
  await expect.poll(() => said(socket), { timeout: 10_000 }).toContain('"level":"editor"');
});

const said = ({ received }: RawSocket) => received.map(({ bytes }) => Buffer.from(bytes).toString("latin1")).join("\n");
/** Promised is a second; the machine may be busy. The next look for what was missed would come after thirty. */
const within = { timeout: 5_000, interval: 20 };

test("[N7] signing out on one server closes the session's sockets on the other", async () => {
  await server.ask("POST", "/auth/logout", { cookie: ed.cookie });
  await expect.poll(() => socket.closed, within).toBe(closeCodes["session-ended"]);
});

test("[N7] somebody who is taken out of a project, or may only read from now on, is so on the other server", async () => {
  await server.ask("PATCH", `/projects/${project}/members/${ed.id}`, { cookie: ann.cookie, body: { level: "viewer" } });
  await expect.poll(() => said(socket), within).toContain('"level":"viewer"');
  await server.ask("DELETE", `/projects/${project}/members/${ed.id}`, { cookie: ann.cookie });
  await expect.poll(() => socket.closed, within).toBe(closeCodes.revoked);
});

test("[N7] a project that is removed on one server disconnects everybody on the other", async () => {
  await server.ask("DELETE", `/projects/${project}`, { cookie: ann.cookie });
  await expect.poll(() => socket.closed, within).toBe(closeCodes.revoked);
});
