/**
 * How long each format takes to be made from St Brannoc, in a real Chromium, and how long the page is held up meanwhile.
 *
 * From the press on the format to the file standing in the dialog. Each is made some times; the first fetches its writer.
 *
 *   npm run bench:export
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { makeDevice } from "#tests/support/browser.ts";
import { buildClient } from "#tests/support/browser-setup.ts";
import { startProxy } from "#tests/support/proxy.ts";
import { filesOf } from "#tests/support/story-files.ts";
import { Person } from "#tests/support/story-person.ts";
import { startStoryServer } from "#tests/support/story-server.ts";
import { judge, median, printTable } from "./figures.ts";

const formats = ["PDF", "Excel", "CSV", "Markdown", "Mermaid", "Project file"];
const times = 5;
const madeAtMostMs = 5_000;
const taskAtMostMs = 50;

buildClient();
const server = await startStoryServer({});
const person = new Person("Ana", await startProxy(server.port), makeDevice({}));
try {
  await person.opensBrowser();
  await person.opens("/");
  await person.home.startsFrom("St Brannoc");
  await person.guide.waitsForPill("Saved on this device");
  await wait(6_000);
  await measure(person.page);
} finally {
  await person.leave();
  await server.discard();
}

async function measure(page: Page): Promise<void> {
  const files = filesOf(page);
  await files.exports();
  await files.chooses("Markdown");
  const rows: (string | number)[][] = [];
  for (const format of formats) {
    const made: number[] = [];
    const tasks: number[] = [];
    for (let round = 0; round < times; round++) {
      await files.chooses(format === "Mermaid" ? "CSV" : "Mermaid");
      await wait(500);
      const { ms, longestTaskMs } = await page.evaluate(makeOnce, format);
      made.push(ms);
      tasks.push(longestTaskMs);
    }
    rows.push([format, made[0] ?? 0, median(made), Math.max(...made), Math.max(...tasks)]);
    judge([
      { what: `${format}: made`, measured: Math.max(...made), atMost: madeAtMostMs, unit: "ms" },
      { what: `${format}: longest task of the page`, measured: Math.max(...tasks), atMost: taskAtMostMs, unit: "ms" },
    ]);
  }
  printTable(["format", "first ms", "median ms", "longest ms", "longest task ms"], rows);
}

/** In the page: presses the format and waits for the words that say it is made. */
async function makeOnce(format: string): Promise<{ ms: number; longestTaskMs: number }> {
  let longestTaskMs = 0;
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  watch.observe({ type: "longtask" });
  const choice = [...document.querySelectorAll<HTMLInputElement>("[role=dialog] input[type=radio]")].find((each) =>
    each.closest("label")?.textContent?.startsWith(format),
  );
  const button = () => document.querySelector<HTMLButtonElement>("[role=dialog] [role=status] ~ button");
  const start = performance.now();
  choice?.click();
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
  while (!button()?.disabled) await turn();
  while (button()?.disabled !== false) await turn();
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 300));
  watch.disconnect();
  return { ms, longestTaskMs };
}
