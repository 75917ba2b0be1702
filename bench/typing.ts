/**
 * How long a key press in a definition takes until it stands on the screen: from the event's own time to the end of the
 * rendering that follows it (animation frame, then the next message), in St Brannoc.
 *
 * The browser draws as soon as it can (`--disable-frame-rate-limit`), so that the figure is work and not the wait for a
 * display that shows sixty pictures a second; the wait is added to it by every program alike.
 *
 *   npm run bench:typing
 */
import { setTimeout as wait } from "node:timers/promises";
import { makeDevice } from "#tests/support/browser.ts";
import { buildClient } from "#tests/support/browser-setup.ts";
import { startProxy } from "#tests/support/proxy.ts";
import { Person } from "#tests/support/story-person.ts";
import { startStoryServer } from "#tests/support/story-server.ts";
import { judge, percentile, printTable } from "./figures.ts";

const keys = 400;
const warmUpKeys = 40;
const atMostMs = 16;
const words = "Every harbour keeps a log of each arrival and the berth that it was given ";

buildClient();
const server = await startStoryServer();
const runs = [
  { what: "work alone (frame rate not limited)", flags: ["--disable-frame-rate-limit", "--disable-gpu-vsync"] },
  { what: "with the wait for a 60 Hz display", flags: [] },
];
const figures: { what: string; ms: number[] }[] = [];
for (const { what, flags } of runs) figures.push({ what, ms: await typing(flags) });
await server.discard();

printTable(
  [`${keys} key presses (ms)`, "p50", "p95", "p99", "max"],
  figures.map(({ what, ms }) => [what, ...[0.5, 0.95, 0.99, 1].map((share) => percentile(ms, share))]),
);
judge([{ what: "key press to the end of rendering, p95", measured: percentile(figures[0]?.ms ?? [], 0.95), atMost: atMostMs, unit: "ms" }]);

async function typing(flags: readonly string[]): Promise<number[]> {
  const person = new Person("Ana", await startProxy(server.port), makeDevice({ flags }));
  await person.opensBrowser();
  try {
    await person.opens("/");
    await person.home.startsFrom("St Brannoc");
    await person.guide.enters("Definition");
    await type(person, warmUpKeys);
    await person.page.evaluate(watchKeys);
    await type(person, keys);
    return await person.page.evaluate(() => (globalThis as unknown as { keyMs: number[] }).keyMs);
  } finally {
    await person.leave();
  }
}

async function type(person: Person, count: number): Promise<void> {
  for (let key = 0; key < count; key++) {
    await person.page.keyboard.press(words[key % words.length] === " " ? "Space" : (words[key % words.length] ?? "a"));
    await wait(20 + Math.random() * 50);
  }
}

/** In the page: a figure for each key press. */
function watchKeys(): void {
  const keyMs: number[] = [];
  Object.assign(globalThis, { keyMs });
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => keyMs.push(performance.now() - timeStamp);
        port2.postMessage(0);
      });
    },
    { capture: true },
  );
}
