/**
 * Starts the server from the environment and stops it on Ctrl+C. What goes wrong at start is said in one sentence, exit code 1.
 */
import "./young-space.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import { createLog } from "./log.ts";
import { type RunningServer, startServer } from "./server.ts";
import { readSettings } from "./settings.ts";
import { endWith } from "./tell-failure.ts";

const log = createLog();
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);

process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise failed and nobody looked"));

try {
  const settings = readSettings(process.env);
  if (settings.ratesLifted) say("Rate limits are off (RATE_LIMITS=off). This is for measuring, not for people.");
  const server = await startServer(settings, log);
  stopOnSignals(server);
  giveBackMemory();
  say(`ORCA Project Builder is at ${server.address}`);
} catch (error) {
  endWith(error, "The server could not start");
}

/** From a terminal one Ctrl+C arrives more than once: from the terminal, from npm and from `scripts/start.js`. */
const echoMs = 500;

/** The first signal stops cleanly; a second one does not wait. */
function stopOnSignals(server: RunningServer): void {
  let stoppingSince = 0;
  const stop = () => {
    if (stoppingSince > 0) {
      if (Date.now() - stoppingSince > echoMs) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    say("Stopping …");
    void server.stop().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}
