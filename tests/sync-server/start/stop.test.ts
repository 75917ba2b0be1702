/** How a server in use ends. Rule I23, docs/spec/identity.md. */
import { once } from "node:events";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { syncPath } from "#shared/api/sync.ts";
import { startTestServer } from "#tests/support/server.ts";

test("[I23] sockets hear why it stops, and one that never answers does not hold it up", async () => {
  const server = await startTestServer();
  const ann = await server.register("Ann");
  const open = async () => {
    const socket = new WebSocket(`${server.origin.replace("http", "ws")}${syncPath}`, {
      headers: { origin: server.origin, cookie: ann.cookie },
    });
    socket.on("error", () => undefined);
    await once(socket, "open");
    return socket;
  };
  const [polite, deaf] = [await open(), await open()];
  deaf.pause();
  const closed = once(polite, "close").then(([code]) => code as number);
  const begun = performance.now();
  await server.stop();
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(await closed).toBe(1001);
  await expect(fetch(`${server.origin}/health`)).rejects.toThrow();
  deaf.terminate();
  await server.discard();
});
