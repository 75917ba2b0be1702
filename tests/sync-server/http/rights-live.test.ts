/** Rights that change while somebody is connected. Rules I4, I19, docs/spec/identity.md. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeCodes, documentName, syncPath } from "#shared/api/sync.ts";
import { openRawSocket, type RawSocket } from "#tests/support/raw-socket.ts";
import { startTestServer, type TestPerson, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
let ann: TestPerson;
let ed: TestPerson;
let project: string;
let socket: RawSocket;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.discard());

/** Ed edits in Ann's project, connected. */
beforeEach(async () => {
  ann = await server.register("Ann");
  ed = await server.register("Ed");
  project = await server.publish(ann);
  await server.addMember(ann, project, ed, "editor");
  const document = documentName({ project, part: "model", epoch: 1 });
  const url = `${server.origin.replace("http", "ws")}${syncPath}`;
  socket = await openRawSocket({ url, document, cookie: ed.cookie, origin: server.origin });
  await expect.poll(() => said(socket)).toContain('"level":"editor"');
});

const said = ({ received }: RawSocket) => received.map(({ bytes }) => Buffer.from(bytes).toString("latin1")).join("\n");
const within = { timeout: 1000, interval: 20 };

test("[I4] signing out closes the session's sockets within a second, and says why", async () => {
  await server.ask("POST", "/auth/logout", { cookie: ed.cookie });
  await expect.poll(() => socket.closed, within).toBe(closeCodes["session-ended"]);
});

test("[I19] somebody who was taken out of a project is disconnected from it within a second", async () => {
  await server.ask("DELETE", `/projects/${project}/members/${ed.id}`, { cookie: ann.cookie });
  await expect
    .poll(() => socket.closed ?? said(socket), within)
    .toSatisfy((outcome) => outcome === closeCodes.revoked || /revoked|gone/.test(String(outcome)));
});

test("[I19] somebody who may only read from now on is told within a second", async () => {
  await server.ask("PATCH", `/projects/${project}/members/${ed.id}`, { cookie: ann.cookie, body: { level: "viewer" } });
  await expect.poll(() => said(socket), within).toContain('"level":"viewer"');
});

test("[I20] a project that is removed disconnects everybody within a second", async () => {
  await server.ask("DELETE", `/projects/${project}`, { cookie: ann.cookie });
  await expect
    .poll(() => socket.closed ?? said(socket), within)
    .toSatisfy((outcome) => outcome === closeCodes.revoked || /revoked|gone/.test(String(outcome)));
});
