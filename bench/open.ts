/**
 * How long St Brannoc takes to open from this device, cold and offline: the server is stopped, the browser was closed,
 * a new browser goes to the project's address. From the start of the navigation until the guide can be used.
 *
 *   npm run bench:open
 */
import { makeDevice } from "#tests/support/browser.ts";
import { buildClient } from "#tests/support/browser-setup.ts";
import { startProxy } from "#tests/support/proxy.ts";
import { Person } from "#tests/support/story-person.ts";
import { startStoryServer } from "#tests/support/story-server.ts";
import { judge, median, printTable } from "./figures.ts";

const openings = 9;
const objects = 42;
const atMostMs = 1_000;

buildClient();
const server = await startStoryServer();
const person = new Person("Ana", await startProxy(server.port), makeDevice());
const address = await prepare();
await server.stop();
await person.line.drop();

const figures: { paintedMs: number; interactiveMs: number; longestTaskMs: number }[] = [];
for (let opening = 0; opening < openings; opening++) figures.push(await open());
await person.leave();
await server.discard();

printTable(
  ["cold, offline", "first paint ms", "interactive ms", "longest task ms"],
  figures.map((each, index) => [`opening ${index + 1}`, each.paintedMs, each.interactiveMs, each.longestTaskMs]),
);
judge([
  { what: "St Brannoc to interactive, median", measured: median(figures.map((each) => each.interactiveMs)), atMost: atMostMs, unit: "ms" },
]);

/** Makes the project while the server is there, and waits until everything is kept for later. */
async function prepare(): Promise<string> {
  await person.opensBrowser();
  await person.opens("/");
  await person.home.startsFrom("St Brannoc");
  await person.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await person.reloads();
  await person.guide.rows.nth(objects - 1).waitFor();
  const { pathname } = new URL(person.page.url());
  await person.closesBrowser();
  return pathname;
}

async function open() {
  await person.opensBrowser();
  await person.page.addInitScript(watchForGuide, objects);
  await person.opens(address);
  const figure = await person.page.evaluate(
    () => (globalThis as unknown as { guideStands: Promise<{ interactiveMs: number; longestTaskMs: number }> }).guideStands,
  );
  const paintedMs = await person.page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN);
  await person.closesBrowser();
  return { ...figure, paintedMs };
}

/** In the page: when all rows stand in the list, drawn, and the main thread has answered an event after that. */
function watchForGuide(count: number): void {
  let longestTaskMs = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
  }).observe({ type: "longtask", buffered: true });
  const stands = () => document.querySelectorAll("button[data-row]").length >= count && document.querySelector(".cm-content, h1");
  const guideStands = new Promise((resolve) => {
    const look = () => {
      if (!stands()) return void requestAnimationFrame(look);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ interactiveMs: performance.now(), longestTaskMs });
        port2.postMessage(0);
      });
    };
    look();
  });
  Object.assign(globalThis, { guideStands });
}
