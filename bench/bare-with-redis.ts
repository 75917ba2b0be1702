/** Hocuspocus with its own extension for several servers, and nothing else, in a process of its own. First word: the port of a Redis, second: its password. */
import { Redis } from "@hocuspocus/extension-redis";
import { Hocuspocus } from "@hocuspocus/server";
import { listenBare } from "./listen-bare.ts";

const [port, password] = process.argv.slice(2);
const redis = new Redis({
  host: "127.0.0.1",
  port: Number(port),
  options: { password: password ?? "" },
  identifier: `bare-${process.pid}`,
});
listenBare(new Hocuspocus({ quiet: true, flushMaxBytes: 16_384, extensions: [redis] }));
