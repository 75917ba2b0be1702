/**
 * A port of this machine that nobody listens on, for programs that can not be told to take any.
 *
 * From below those that the system gives to outgoing connections: a server that is stopped for a while finds its port free again, and two test
 * runs at once hardly ever meet.
 */
import { once } from "node:events";
import { createServer } from "node:net";

const first = 15_000;
const last = 31_999;
const tries = 100;

export async function freePort(): Promise<number> {
  for (let tried = 0; tried < tries; tried++) {
    const port = first + Math.floor(Math.random() * (last - first + 1));
    if (await isFree(port)) return port;
  }
  throw new Error(`No port between ${first} and ${last} is free.`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch {
    return false;
  }
  probe.close();
  await once(probe, "close");
  return true;
}
