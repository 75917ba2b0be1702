/**
 * A TCP proxy on loopback that can be told to pass, to stall or to drop: the network of a story.
 *
 * Stories never use a browser's own "offline" switch, since it hides what a real broken network does:
 * a socket that dies, a connection that is refused, bytes that never arrive.
 */
import { connect, createServer, type Socket } from "node:net";
import { freePort } from "./free-port.ts";

export interface Line {
  readonly port: number;
  /** Everything goes through. */
  pass(): Promise<void>;
  /** Open connections break at once and new ones are refused. */
  drop(): Promise<void>;
  /** Connections stay open and new ones are taken, but not a byte moves until `pass`. */
  stall(): Promise<void>;
  close(): Promise<void>;
}

/** @param target the port on 127.0.0.1 that everything goes to; it may be closed for a while */
export async function startProxy(target: number): Promise<Line> {
  const pairs = new Set<Pair>();
  let stalled = false;
  const server = createServer((near) => {
    const pair = join(near, target);
    pairs.add(pair);
    near.once("close", () => pairs.delete(pair));
    if (stalled) pair.pause();
  });
  // One that stays free while nobody listens on it.
  const port = await freePort();
  const listen = () => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen();

  const drop = async () => {
    const closed = server.listening ? new Promise((resolve) => server.close(resolve)) : undefined;
    for (const pair of pairs) pair.destroy();
    await closed;
  };
  const pass = async () => {
    stalled = false;
    for (const pair of pairs) pair.resume();
    if (!server.listening) await listen();
  };
  const stall = async () => {
    stalled = true;
    for (const pair of pairs) pair.pause();
    if (!server.listening) await listen();
  };
  return { port, pass, drop, stall, close: drop };
}

interface Pair {
  pause(): void;
  resume(): void;
  destroy(): void;
}

/** Two sockets that carry each other's bytes and end together. */
function join(near: Socket, target: number): Pair {
  const far = connect({ host: "127.0.0.1", port: target, noDelay: true });
  near.setNoDelay(true);
  const both = [near, far] as const;
  const destroy = () => {
    near.destroy();
    far.destroy();
  };
  for (const socket of both) socket.on("error", destroy).on("close", destroy);
  const resume = () => {
    // A pipe that is there already would carry everything twice.
    for (const socket of both) socket.unpipe();
    near.pipe(far);
    far.pipe(near);
  };
  const pause = () => {
    for (const socket of both) socket.unpipe().pause();
  };
  resume();
  return { pause, resume, destroy };
}
