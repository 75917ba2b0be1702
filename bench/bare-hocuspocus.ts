/**
 * Hocuspocus without hooks and without a store, in a process of its own: what propagation is compared with.
 *
 * Mounted the same way as ours (`handleConnection` on a `ws` server), with the same batching.
 */
import type { AddressInfo } from "node:net";
import { Hocuspocus } from "@hocuspocus/server";
import { WebSocketServer } from "ws";

const hocuspocus = new Hocuspocus({ quiet: true, flushMaxBytes: 16_384 });
const sockets = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });

sockets.on("connection", (socket) => {
  const connection = hocuspocus.handleConnection(socket as never, new Request("http://127.0.0.1/sync"));
  socket.on("message", (bytes: Buffer) => connection.handleMessage(bytes));
  socket.on("close", (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
});
sockets.on("listening", () => process.send?.({ port: (sockets.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit());
