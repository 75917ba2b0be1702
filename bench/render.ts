/**
 * How the views of a project draw while twenty others edit it, once a second each: St Brannoc, and 200 objects.
 *
 * A real server, a real Chromium, twenty thin editors whose edits are spread over the whole project and whose selections and pointers
 * are in sight. For each view: how long it takes to open, how long from an input to the end of the rendering after it (scrolling,
 * typing, dragging), the longest task of the main thread meanwhile, and what one edit renders anew. The browser draws as soon as it
 * can (see typing.ts).
 *
 * A browser that draws without a graphics card holds wheel and pointer events back until its last frame is out. How long is
 * measured on a plain table in the same run (the median before the page is given an event), and left out of what is judged.
 *
 *   npm run bench:render
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { documentName } from "#shared/api/sync.ts";
import { writeAnyField } from "#shared/document/write.ts";
import { makeDevice } from "#tests/support/browser.ts";
import { buildClient } from "#tests/support/browser-setup.ts";
import { startProxy } from "#tests/support/proxy.ts";
import { Person } from "#tests/support/story-person.ts";
import { startStoryServer } from "#tests/support/story-server.ts";
import { judge, median, percentile, printTable } from "./figures.ts";
import { countRenders, openView, readFigures, readRenders, standAsPlainTable, watchInputs } from "./render-page.ts";
import { type BenchProject, largeProject, presenceIn, stBrannoc, workIn } from "./render-project.ts";
import { type EditorPlace, type EditorWork, ThinEditor } from "./thin-editor.ts";

const peers = 20;
const editEveryMs = 1_000;
const openings = 5;
const inputAtMostMs = 16;
const taskAtMostMs = 50;
const plainCells = 43;

interface Gesture {
  readonly input: "wheel" | "keydown" | "pointermove";
  readonly make: (page: Page) => Promise<void>;
}

interface View {
  readonly name: string;
  readonly path: string;
  /** Its first item. */
  readonly stands: string;
  readonly gestures: Readonly<Record<string, Gesture>>;
  /** One edit that it shows, and what may be rendered for it. */
  readonly edit: {
    readonly what: string;
    readonly item: (project: BenchProject) => string;
    readonly make: (project: BenchProject) => EditorWork;
  };
}

const scroll = (selector: string): Gesture => ({
  input: "wheel",
  make: async (page: Page) => {
    await page.locator(selector).first().hover();
    for (let step = 0; step < 120; step++) {
      await page.mouse.wheel(step % 3 === 0 ? 120 : 0, step < 80 ? 160 : -240);
      await wait(12);
    }
  },
});

const type = (keys: readonly string[], begin: (page: Page) => Promise<void>): Gesture => ({
  input: "keydown",
  make: async (page: Page) => {
    await begin(page);
    for (let round = 0; round < 12; round++) {
      for (const key of keys) {
        await page.keyboard.press(key);
        await wait(25);
      }
    }
  },
});

/** Presses on something and goes to another place in many steps. */
const drag = (selector: string, by: { x: number; y: number }): Gesture => ({
  input: "pointermove",
  make: async (page: Page) => {
    for (let round = 0; round < 4; round++) {
      const box = await page.locator(selector).nth(round).boundingBox();
      if (!box) continue;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let step = 1; step <= 40; step++) {
        await page.mouse.move(x + (by.x * step) / 40, y + (by.y * step) / 40);
        await wait(10);
      }
      await page.mouse.up();
    }
  },
});

/** Somebody else gives something that is in sight another name. */
const rename = (what: string, kind: keyof BenchProject["inSight"], field: string): View["edit"] => ({
  what,
  item: ({ inSight }) => inSight[kind],
  make:
    ({ inSight }) =>
    (doc, writer, made) =>
      writeAnyField(doc, writer, { kind, id: inSight[kind], field }, `Said anew ${made}`),
});

const cell = "[role=grid] [role=gridcell]";
const views: readonly View[] = [
  {
    name: "nested object matrix",
    path: "nested-objects",
    stands: cell,
    gestures: {
      scrolling: scroll("[role=grid]"),
      "typing answers": type(["-", "ArrowDown", "?", "ArrowRight", "h", "o", "l", "d", "Enter"], (page) =>
        page.locator(cell).nth(2).click(),
      ),
      "dragging a range": drag(cell, { x: 420, y: 260 }),
    },
    edit: rename("a label", "relationship", "label"),
  },
  {
    name: "CTA matrix",
    path: "cta-matrix",
    stands: cell,
    gestures: {
      scrolling: scroll("[role=grid]"),
      "typing answers": type(["-", "ArrowDown", "?", "ArrowRight", "g", "o", "Enter", "Escape", "ArrowDown"], (page) =>
        page.locator(cell).nth(2).click(),
      ),
      "dragging a chip": drag("[role=grid] [data-cta]", { x: 160, y: 120 }),
    },
    edit: rename("a verb", "cta", "verb"),
  },
  {
    name: "object map",
    path: "object-map",
    stands: "[data-column] [role=option]",
    gestures: {
      scrolling: scroll("[data-column]"),
      "typing names": type(["Enter", "x", "y", "z", "Enter", "ArrowDown"], (page) =>
        page.locator("[data-column] [role=option]").first().focus(),
      ),
      "dragging a note": drag("[data-column] [role=option]", { x: 10, y: 180 }),
    },
    edit: rename("an attribute's name", "attribute", "name"),
  },
  {
    name: "object guide",
    path: "guide",
    stands: "button[data-row]",
    gestures: {
      scrolling: scroll("[data-region] button[data-row]"),
      "going through the list": type(["j", "j", "k"], (page) => page.locator("button[data-row]").first().focus()),
    },
    edit: rename("an object's name", "object", "name"),
  },
];

buildClient();
const bounds: Parameters<typeof judge>[0][number][] = [];
for (const [project, openMs] of [
  [stBrannoc(), 150],
  [largeProject(), 300],
] as const) {
  await measure(project, openMs);
}
judge(bounds);

async function measure(project: BenchProject, openAtMostMs: number): Promise<void> {
  const server = await startStoryServer({ RATE_LIMITS: "off" });
  const person = new Person(
    "Ana",
    await startProxy(server.port),
    makeDevice({ flags: ["--disable-frame-rate-limit", "--disable-gpu-vsync"] }),
  );
  try {
    await person.opensBrowser();
    const account = await person.comesWithAccount(server);
    const { id, epoch } = await server.publish(account, project.name);
    const document = documentName({ project: id, part: "model", epoch });
    const place: EditorPlace = { url: server.syncUrl, document, headers: { cookie: account.cookie, origin: server.origin } };
    await new ThinEditor(0, place, project.update).ready;
    const others: ThinEditor[] = [];
    for (let number = 1; number <= peers; number++) {
      const other = await server.register(`Peer ${number}`);
      await server.addMember(account, id, other, "editor");
      const headers = { cookie: other.cookie, origin: server.origin };
      others.push(await joined(number, { ...place, headers }, project.update, workIn(project)));
    }
    await person.opens(`/p/${id}/guide`);
    await person.page
      .locator("button[data-row]")
      .nth(project.ids.object.length - 1)
      .waitFor();
    await person.guide.waitsForPill("Synced");
    await wait(2_000);
    const rows: (string | number)[][] = [];
    for (const view of views) rows.push(await measureEdit(person, view, project, place));
    let shown = "";
    const beat = (each: ThinEditor) => {
      each.edit();
      each.show(presenceIn(project, shown));
    };
    const beats = others.map((each, index) =>
      setTimeout(() => beats.push(setInterval(() => beat(each), editEveryMs)), (index * editEveryMs) / peers),
    );
    const heldMs = await measurePlainTable(person, rows);
    await person.opens(`/p/${id}/guide`);
    await person.guide.waitsForPill("Synced");
    await wait(2_000);
    for (const view of views) {
      shown = view.path;
      rows.push(...(await measureView(person.page, view, project, openAtMostMs, heldMs)));
    }
    for (const beat of beats) clearInterval(beat);
    printTable([project.name, "n", "p50 ms", "p95 ms", "max ms", "p95 ms less held", "longest task ms"], rows);
  } finally {
    await person.leave();
    await server.discard();
  }
}

async function joined(number: number, place: EditorPlace, update: Uint8Array, work: EditorWork): Promise<ThinEditor> {
  const editor = new ThinEditor(number, place, update, work);
  await editor.ready;
  return editor;
}

/** How long the browser holds each kind of input back: the medians on a page with nothing to do. */
async function measurePlainTable({ page }: Person, rows: (string | number)[][]): Promise<Record<Gesture["input"], number>> {
  await page.goto("about:blank");
  await page.evaluate(standAsPlainTable, plainCells);
  const heldMs = { wheel: 0, keydown: 0, pointermove: 0 };
  const gestures: Record<string, Gesture> = {
    scrolling: scroll("#plain"),
    typing: type(["a", "b", "c", "d", "e", "f"], (at) => at.locator("td").first().focus()),
    dragging: drag("td", { x: 420, y: 260 }),
  };
  for (const [what, { input, make }] of Object.entries(gestures)) {
    const { inputMs, handedMs, longestTaskMs } = await watched(page, input, make);
    heldMs[input] = median(handedMs);
    rows.push(figuresRow(`a plain table: ${what}`, inputMs, longestTaskMs, heldMs[input]));
  }
  return heldMs;
}

async function watched(page: Page, input: string, make: Gesture["make"]) {
  await page.evaluate(watchInputs, [input]);
  await make(page);
  await wait(300);
  return await page.evaluate(readFigures);
}

async function measureView(
  page: Page,
  view: View,
  project: BenchProject,
  openAtMostMs: number,
  heldMs: Record<Gesture["input"], number>,
): Promise<(string | number)[][]> {
  const elsewhere = views.find(({ path }) => path !== view.path) ?? view;
  const openedMs: number[] = [];
  for (let opening = 0; opening < openings; opening++) {
    await page.evaluate(openView, { path: elsewhere.path, stands: elsewhere.stands });
    await wait(700);
    openedMs.push(await page.evaluate(openView, { path: view.path, stands: view.stands }));
    await wait(400);
  }
  const rows: (string | number)[][] = [figuresRow(`${view.name}: opening`, openedMs, 0)];
  bounds.push({ what: `${project.name}, ${view.name}, opening, median`, measured: median(openedMs), atMost: openAtMostMs, unit: "ms" });
  for (const [what, { input, make }] of Object.entries(view.gestures)) {
    const { inputMs, longestTaskMs } = await watched(page, input, make);
    const name = `${view.name}: ${what}`;
    rows.push(figuresRow(name, inputMs, longestTaskMs, heldMs[input]));
    bounds.push(
      { what: `${project.name}, ${name}, p95`, measured: percentile(inputMs, 0.95) - heldMs[input], atMost: inputAtMostMs, unit: "ms" },
      { what: `${project.name}, ${name}, longest task`, measured: longestTaskMs, atMost: taskAtMostMs, unit: "ms" },
    );
    await page.keyboard.press("Escape");
  }
  return rows;
}

function figuresRow(what: string, ms: readonly number[], longestTaskMs: number, heldMs = 0): (string | number)[] {
  const [p50 = 0, p95 = 0, most = 0] = [0.5, 0.95, 1].map((share) => percentile(ms, share));
  return [what, ms.length, p50, p95, most, p95 - heldMs, longestTaskMs];
}

/** What one edit of somebody else renders anew, with nobody else at work; the address brings what is edited into sight. */
async function measureEdit(person: Person, view: View, project: BenchProject, place: EditorPlace): Promise<(string | number)[]> {
  const { page } = person;
  const [, , id = ""] = person.path().split("/");
  await person.opens(`/p/${id}/${view.path}/${view.edit.item(project)}`);
  await page.locator(view.stands).first().waitFor();
  const editor = await joined(peers + 1, place, project.update, view.edit.make(project));
  await wait(1_000);
  await page.evaluate(countRenders);
  editor.edit();
  await wait(800);
  const renders = await page.evaluate(readRenders);
  editor.close();
  const said = Object.entries(renders).map(([part, count]) => `${part} ${count}`);
  return [`${view.name}: ${view.edit.what} of somebody else renders ${said.join(", ") || "none that is counted"}`, 1, "", "", "", "", ""];
}
