/** Mounts a Hocuspocus the way ours is, `handleConnection` on a `ws` server, and tells the parent process its port. */
import type { AddressInfo } from "node:net";
import type { Hocuspocus } from "@hocuspocus/server";
import { WebSocketServer } from "ws";

export function listenBare(hocuspocus: Hocuspocus): void {
  const sockets = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
  sockets.on("connection", (socket) => {
    const connection = hocuspocus.handleConnection(socket as never, new Request("http://127.0.0.1/sync"));
    socket.on("message", (bytes: Buffer) => connection.handleMessage(bytes));
    socket.on("close", (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
  });
  sockets.on("listening", () => process.send?.({ port: (sockets.address() as AddressInfo).port }));
  process.on("disconnect", () => process.exit());
}
