/** Listening to what other servers tell, on a network that begins to swallow everything. Rule N8, docs/spec/instances.md. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import type { Pool } from "pg";
import { expect, test } from "vitest";
import { openNotices } from "#server/store/notices.ts";
import { until } from "../collaboration/world.ts";

/** AuthenticationOk and ReadyForQuery, as Postgres says them to who may come in. */
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

test("[N8] a connection that answers no more as soon as it is made is made anew", async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    socket.once("data", () => socket.write(welcome));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const notices = openNotices({ databaseUrl: `postgres://a:b@127.0.0.1:${port}/d`, pool: {} as Pool });
  void notices.listen(["news"], { hear: () => {}, begun: () => {} });
  await until(() => sockets.length > 1, 20_000);
  expect(notices.isListening).toBe(false);
  for (const socket of sockets) socket.destroy();
  server.close();
  await notices.close();
});
