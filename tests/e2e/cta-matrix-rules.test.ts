/** What the CTA matrix promises beyond one row by keyboard: docs/spec/cta-matrix.md, X6, X7, X11–X14, X16–X18; grid.md, GR15, GR16. */
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { type Story, startStory } from "#tests/support/story.ts";
import { ctaOf } from "#tests/support/story-cta.ts";
import type { Person } from "#tests/support/story-person.ts";

async function anaInTheMatrix(): Promise<{ story: Story; ana: Person; cta: ReturnType<typeof ctaOf> }> {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.rows.first().waitFor();
  await ana.presses("g", "c");
  const cta = ctaOf(ana);
  await cta.grid.waitFor();
  await ana.tabsTo("gridcell", /^Edition, Visitor/);
  return { story, ana, cta };
}

async function types(ana: Person, cta: ReturnType<typeof ctaOf>, object: string, role: string, text: string): Promise<void> {
  await cta.arrowsTo(object, role);
  await expect.poll(() => cta.focused()).toMatch(new RegExp(`^${object}, ${role}`));
  await ana.types(text);
  await ana.presses("Enter", "Escape");
  await expect.poll(() => cta.focused()).toMatch(new RegExp(`^${object}, ${role}, \\d`));
}

const middleOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not in sight.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

async function drags(ana: Person, from: Locator, to: Locator, held?: "Alt"): Promise<void> {
  const [start, end] = [await middleOf(from), await middleOf(to)];
  await ana.page.mouse.move(start.x, start.y);
  await ana.page.mouse.down();
  await ana.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
  if (held) await ana.page.keyboard.down(held);
  await ana.page.mouse.move(end.x, end.y, { steps: 3 });
  await ana.page.mouse.up();
  if (held) await ana.page.keyboard.up(held);
}

test("[X6] a gesture is one undo step, and what is taken away is told with a way back until the next step", async () => {
  const { ana, cta } = await anaInTheMatrix();
  const toast = ana.page.getByText("Removed 2 calls to action");
  await types(ana, cta, "Track", "Room Host", "open, close");
  await ana.presses("Delete");
  await toast.waitFor();
  expect(await cta.holds("Track", "Room Host")).toEqual([]);
  await ana.page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => cta.holds("Track", "Room Host")).toEqual(["Open", "Close"]);
  await expect.poll(() => cta.focused()).toMatch(/^Track, Room Host/);

  await types(ana, cta, "Speaker", "Room Host", "greet, announce");
  await ana.presses("Delete");
  await toast.waitFor();
  await ana.presses("?");
  await toast.waitFor({ state: "detached" });
  await ana.presses("Control+z");
  await expect.poll(() => cta.focused()).toBe("Speaker, Room Host, not answered");
  await ana.presses("Control+z");
  await expect.poll(() => cta.holds("Speaker", "Room Host"), { message: "both went in one step" }).toEqual(["Greet", "Announce"]);
});

test("[X7] the focus stays on what a gesture was about, goes to its neighbour when it goes, and at last to the cell", async () => {
  const { ana, cta } = await anaInTheMatrix();
  await types(ana, cta, "Track", "Room Host", "open, close, lock");
  await ana.presses("Enter", "ArrowDown", "1");
  await expect.poll(() => cta.focused()).toBe("Close, Now");
  await ana.presses("Alt+ArrowUp");
  await expect.poll(() => cta.focused()).toBe("Close, Now");
  await ana.presses("Alt+t");
  await cta.grid.getByRole("rowheader", { name: /^Room Host/ }).waitFor();
  await ana.presses("Alt+t");
  await cta.grid.getByRole("rowheader", { name: /^Track/ }).waitFor();
  await expect.poll(() => cta.focused(), { message: "the matrix was turned and turned back" }).toMatch(/^(Close, Now|Track, Room Host)/);
  await cta
    .cell("Track", "Room Host")
    .getByRole("button", { name: /^Close/ })
    .focus();
  await ana.presses("ArrowDown", "Delete");
  await expect.poll(() => cta.focused(), { message: "the one below" }).toBe("Lock");
  await ana.presses("Delete");
  await expect.poll(() => cta.focused(), { message: "none below: the one above" }).toBe("Close, Now");
  await ana.presses("Delete");
  await expect.poll(() => cta.focused()).toBe("Track, Room Host, not answered");
});

test("[X11] under a filter what is answered stays until the filter is chosen again, and what does not fit is pale", async () => {
  const { ana, cta } = await anaInTheMatrix();
  const filter = (name: RegExp) => ana.page.getByRole("group", { name: "Show" }).getByRole("radio", { name });
  const rows = () => cta.grid.getByRole("rowheader").evaluateAll((heads) => heads.map((head) => (head.ariaLabel ?? "").split(",")[0]));
  await cta.arrowsTo("Track", "Room Host");
  await ana.presses("?");
  await cta.arrowsTo("Sponsor", "Room Host");
  await ana.presses("?");
  await filter(/^To discuss/).click();
  await expect.poll(rows).toEqual(["Track", "Sponsor"]);
  await cta.cell("Track", "Room Host").click();
  await ana.presses("-");
  await expect.poll(() => cta.focused()).toMatch(/^Track, Room Host, (?!to discuss)/);
  expect(await rows(), "it does not go from under the hands").toEqual(["Track", "Sponsor"]);
  await filter(/^All/).click();
  await expect.poll(async () => (await rows()).length).toBeGreaterThan(5);
  await filter(/^To discuss/).click();
  await expect.poll(rows).toEqual(["Sponsor"]);

  await filter(/^All/).click();
  await cta.cell("Edition", "Visitor").click();
  await types(ana, cta, "Edition", "Visitor", "frame it");
  await filter(/^No story/).click();
  const quiet = (name: string) => cta.grid.getByRole("button", { name }).first().getAttribute("data-quiet");
  await expect.poll(() => quiet("View")).toBe("true");
  expect(await quiet("Frame it")).toBeNull();
});

test("[X12] the drawer shows the primary of the cell, the one that has the focus, or the pinned one; over nothing it asks", async () => {
  const { ana, cta } = await anaInTheMatrix();
  const shown = () => cta.drawer.getAttribute("aria-label");
  await types(ana, cta, "Track", "Room Host", "open, *close");
  await expect.poll(shown).toBe("Close, call to action");
  await ana.presses("Enter");
  await expect.poll(() => cta.focused()).toMatch(/^(Open|Close)/);
  await ana.presses("Home");
  const first = ((await cta.holds("Track", "Room Host"))[0] ?? "").split(",")[0] ?? "";
  await expect.poll(shown).toBe(`${first}, call to action`);
  await ana.presses("End");
  const last = ((await cta.holds("Track", "Room Host"))[1] ?? "").split(",")[0] ?? "";
  await expect.poll(shown).toBe(`${last}, call to action`);
  await ana.presses("Escape", "ArrowDown");
  await expect.poll(shown, { message: "it follows" }).not.toBe(`${last}, call to action`);
  await ana.presses("ArrowUp", "Alt+p", "ArrowDown", "ArrowDown");
  await expect.poll(() => cta.focused()).not.toMatch(/^Track/);
  expect(await shown(), "pinned").toBe("Close, call to action");
  await ana.presses("Alt+p");
  await cta.cell("Track", "Sponsor Contact").click();
  await ana.presses("-");
  await cta.drawer.getByText("Nothing yet on").waitFor();
});

test("[X13] on a phone an object, then a call to action; all can be done there", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.page.setViewportSize({ width: 390, height: 844 });
  await ana.opens("/");
  await ana.page.getByRole("button", { name: /Harbour Summit/ }).click();
  await ana.page.getByRole("navigation", { name: "Artifacts" }).getByRole("link", { name: "CTAs" }).click();
  const main = ana.page.getByRole("main");
  await main.getByRole("button", { name: /^Track/ }).click();
  await main.getByRole("heading", { name: "Track", exact: true }).waitFor();
  const role = main.getByRole("region", { name: "Room Host" });
  await role.getByRole("button", { name: /^None/ }).click();
  await role.getByText("None here").waitFor();
  await role.getByRole("button", { name: /^Add/ }).click();
  await ana.types("open");
  await ana.presses("Enter", "Escape");
  await role.getByRole("button", { name: "Open", exact: true }).click();
  await main.getByRole("button", { name: "More for Open" }).click();
  const sizes = await ana.page.getByRole("menuitem").evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  expect(Math.min(...sizes), "a finger finds each line").toBeGreaterThanOrEqual(44);
  await ana.page.getByRole("menuitem", { name: "Primary" }).click();
  await main.getByRole("button", { name: "More for Open" }).click();
  await ana.page.getByRole("menuitem", { name: "Copy to a role" }).click();
  await ana.page.getByRole("menuitem", { name: "Speaker", exact: true }).click();
  await main.getByRole("button", { name: "Close", exact: true }).click();
  await main.getByRole("region", { name: "Speaker" }).getByRole("button", { name: /^Open/ }).waitFor();
  await role.getByRole("button", { name: "Open primary" }).waitFor();
  expect(await findBarriers(ana.page)).toEqual([]);
});

test("[X14] on paper the whole matrix stands in tables whose heads repeat", async () => {
  const { ana, cta } = await anaInTheMatrix();
  await types(ana, cta, "Track", "Room Host", "ring the bell");
  await ana.page.emulateMedia({ media: "print" });
  const tables = ana.page.locator(".cta-print table");
  await tables.first().waitFor();
  const read = await tables.evaluateAll((all) =>
    all.map((table) => ({
      heads: [...table.querySelectorAll("thead th")].map((head) => head.textContent),
      rows: [...table.querySelectorAll("tbody th")].map((head) => head.textContent),
      repeats: getComputedStyle(table.querySelector("thead") ?? table).display,
      breaks: new Set([...table.querySelectorAll("tbody tr")].map((row) => getComputedStyle(row).breakInside)).size,
    })),
  );
  expect(read.every(({ rows }) => rows.length === 14)).toBe(true);
  expect(read.flatMap(({ heads }) => heads.slice(1))).toEqual([
    "Visitor",
    "Attendee",
    "Speaker",
    "Room Host",
    "Programme Reviewer",
    "Organiser",
    "Sponsor Contact",
    "System",
  ]);
  expect(new Set(read.map(({ repeats }) => repeats))).toEqual(new Set(["table-header-group"]));
  expect(await tables.first().getByText("Ring the bell").isVisible()).toBe(true);
  expect(await cta.grid.isVisible()).toBe(false);
});

test("[X16] a call to action is dragged to another object, with Alt copied; keys and the menu do the same", async () => {
  const { ana, cta } = await anaInTheMatrix();
  await types(ana, cta, "Track", "Room Host", "open, close");
  const chip = (verb: string) => cta.cell("Track", "Room Host").getByRole("button", { name: verb });
  await drags(ana, chip("Open"), cta.cell("Room", "Room Host"), "Alt");
  await expect.poll(() => cta.holds("Room", "Room Host")).toContain("Open");
  expect(await cta.holds("Track", "Room Host")).toEqual(["Open", "Close"]);
  await drags(ana, chip("Close"), cta.cell("Room", "Attendee"));
  await expect.poll(() => cta.holds("Room", "Attendee")).toContain("Close");
  await expect.poll(() => cta.focused()).toBe("Close");
  expect(await cta.holds("Track", "Room Host")).toEqual(["Open"]);

  await ana.presses("Alt+Shift+ArrowUp");
  await expect.poll(() => cta.holds("Track", "Attendee")).toContain("Close");
  await ana.presses("Control+z", "Control+z");
  await expect.poll(() => cta.holds("Track", "Room Host")).toEqual(["Open", "Close"]);

  await chip("Close").click({ button: "right" });
  await ana.page.getByRole("menuitem", { name: "Move to a role" }).hover();
  await ana.page.getByRole("menuitem", { name: "Another object…" }).click();
  const picker = ana.page.getByRole("combobox", { name: "Move to the object" });
  await expect.poll(() => picker.evaluate((input) => input === document.activeElement)).toBe(true);
  await ana.types("spons");
  await ana.presses("Enter");
  await expect.poll(() => cta.holds("Sponsor", "Room Host")).toContain("Close");
  await expect.poll(() => cta.focused()).toBe("Close");
});

test("[X17] all fields of a role are edited from its head, as the schema declares them", async () => {
  const { ana, cta } = await anaInTheMatrix();
  await cta.grid.getByRole("columnheader", { name: /^Room Host/ }).click();
  await ana.presses("Enter");
  const dialog = ana.page.getByRole("dialog", { name: "Room Host" });
  await dialog.getByRole("region", { name: "Description" }).getByRole("textbox").click();
  await ana.types("Opens the room and keeps the time");
  await dialog.getByRole("combobox", { name: "Kind" }).selectOption("system");
  expect(await findBarriers(ana.page)).toEqual([]);
  await ana.presses("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => cta.focused()).toMatch(/^Room Host/);
  await ana.presses("Alt+r");
  await ana.page.getByRole("button", { name: "All fields of Room Host" }).click();
  await dialog.getByText("Opens the room and keeps the time").waitFor();
  await expect.poll(() => dialog.getByRole("combobox", { name: "Kind" }).inputValue()).toBe("system");
  await dialog.getByRole("button", { name: "All roles" }).click();
  await ana.page.getByRole("dialog", { name: "Roles" }).waitFor();
});

test("[GR15] cells are added with Ctrl and answered together, as one undo step, told to readers", async () => {
  const { ana, cta } = await anaInTheMatrix();
  const cells = [cta.cell("Track", "Room Host"), cta.cell("Sponsor", "Room Host"), cta.cell("Review", "Room Host")];
  const selected = () => cta.grid.locator("[role=gridcell][aria-selected=true]").count();
  await cells[0]?.click();
  for (const cell of cells.slice(1)) await cell.click({ modifiers: ["ControlOrMeta"] });
  await expect.poll(selected).toBe(3);
  expect(await cta.sentence()).toMatch(/^3 cells: /);
  await ana.presses("-");
  for (const cell of cells) await expect.poll(() => cell.getAttribute("aria-label")).toMatch(/Room Host, (?!not answered)/);
  await ana.presses("Control+z");
  for (const cell of cells) await expect.poll(() => cell.getAttribute("aria-label")).toMatch(/not answered$/);
  await cells[1]?.click({ modifiers: ["ControlOrMeta"] });
  await expect.poll(selected, { message: "let go again" }).toBe(2);
  await ana.presses("Escape");
  await expect.poll(selected).toBe(1);
  await ana.presses("Shift+F8", "ArrowDown", "ArrowDown");
  await expect.poll(selected, { message: "by key" }).toBe(2);
});

test("[GR16] the address follows the hands at rest, leads there again, and leaves no step", async () => {
  const { ana, cta } = await anaInTheMatrix();
  const steps = () => ana.page.evaluate(() => history.length);
  const before = [ana.path(), await steps()];
  await types(ana, cta, "Track", "Room Host", "open");
  await ana.presses("Enter");
  await expect.poll(() => cta.focused()).toBe("Open");
  await expect.poll(() => ana.path()).not.toBe(before[0]);
  const onChip = ana.path();
  await ana.presses("Escape", "ArrowLeft");
  await expect.poll(() => ana.path()).not.toBe(onChip);
  const onCell = ana.path();
  const name = await cta.focused();
  expect(await steps()).toBe(before[1]);
  await cta.grid.getByRole("gridcell").first().click();
  await ana.opens(onCell);
  await expect.poll(() => cta.focused()).toBe(name);
  await ana.opens(onChip);
  await expect.poll(() => cta.drawer.getAttribute("aria-label")).toBe("Open, call to action");
  await expect.poll(() => cta.focused()).toMatch(/^Track, Room Host/);
});
