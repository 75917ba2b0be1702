/** Ranking on the object map: one by mouse, one by keyboard alone; both see the same order, and each takes back only their own. */
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { startStory } from "#tests/support/story.ts";
import { mapOf } from "#tests/support/story-map.ts";

test("one ranks by dragging, the other by keys; both see one order", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  const [hers, his] = [mapOf(ana), mapOf(ben)];
  await hers.opens();
  await his.opens();

  const before = await hers.notes("Speaker", "Core content");
  const [first = "", second = "", third = ""] = before;
  await hers.dragsNote("Speaker", third, { before: second });
  const dragged = [first, third, second, ...before.slice(3)];
  await expect.poll(() => hers.notes("Speaker", "Core content")).toEqual(dragged);
  await expect.poll(() => his.notes("Speaker", "Core content")).toEqual(dragged);

  await his.focuses("Speaker", first);
  await ben.presses("Space", "ArrowDown", "ArrowDown");
  await expect.poll(() => his.said()).toMatch(/^3 of \d+$/);
  expect(await hers.notes("Speaker", "Core content"), "nothing is written before the drop").toEqual(dragged);
  await ben.presses("Space");
  const ranked = [third, second, first, ...before.slice(3)];
  await expect.poll(() => his.notes("Speaker", "Core content")).toEqual(ranked);
  await expect.poll(() => hers.notes("Speaker", "Core content")).toEqual(ranked);

  await ben.presses("Control+z");
  await expect.poll(() => hers.notes("Speaker", "Core content")).toEqual(dragged);
  await ana.presses("Control+z");
  await expect.poll(() => his.notes("Speaker", "Core content")).toEqual(before);
});

test("a ranked column by keyboard alone: added, ranked, turned, moved, renamed, deleted, taken back", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const map = mapOf(ana);
  await map.opens();
  await ana.tabsTo("radio", "By kind");
  await ana.presses("ArrowRight");
  await ana.tabsTo("button", /^Edition/);
  await ana.presses("ArrowRight", "ArrowRight");

  await ana.presses("a");
  await ana.types("Travel grant");
  await ana.presses("Enter");
  await ana.types("Stage name");
  await ana.presses("Enter", "Escape");
  await expect.poll(async () => (await map.notes("Speaker", "Ranked")).slice(-2)).toEqual(["Travel grant", "Stage name"]);

  for (const colorScheme of ["light", "dark"] as const) {
    await ana.page.emulateMedia({ colorScheme });
    expect(await findBarriers(ana.page), colorScheme).toEqual([]);
  }
  await ana.presses("Home");
  await map.arrowsTo("Stage name");
  await ana.presses("Space", "Shift+ArrowUp");
  await expect.poll(() => map.said()).toMatch(/^1 of/);
  await ana.presses("ArrowDown", "Space");
  await expect.poll(async () => (await map.notes("Speaker", "Ranked"))[1]).toBe("Stage name");
  expect(await map.focused()).toMatch(/^Stage name/);

  await ana.presses("Alt+ArrowDown", "m");
  await expect.poll(() => map.focused()).toMatch(/^Stage name .*metadata/);
  await map.countsRenders();
  await ana.presses("Alt+u");
  await expect.poll(() => map.focused()).toMatch(/uncertain/);
  expect(await map.rendered(), "[B6] an edit renders its note alone").toBe(1);
  await ana.presses("F2", "Control+a");
  await ana.types("Name on stage");
  await ana.presses("Enter");
  await expect.poll(async () => (await map.notes("Speaker", "Ranked"))[2]).toBe("Name on stage");

  await ana.presses("Space", "ArrowRight", "Space");
  await expect.poll(() => map.notes("Attendee", "Ranked")).toContain("Name on stage");
  expect(await map.notes("Speaker", "Ranked")).not.toContain("Name on stage");
  await ana.presses("Delete");
  await expect.poll(() => map.notes("Attendee", "Ranked")).not.toContain("Name on stage");
  await ana.presses("Control+z", "Control+z");
  await expect.poll(async () => (await map.notes("Speaker", "Ranked"))[2]).toBe("Name on stage");

  const objects = await map.objects();
  await map.focusesHead("Speaker");
  await ana.presses("Alt+ArrowLeft");
  const at = objects.indexOf("Speaker");
  await expect.poll(async () => (await map.objects()).indexOf("Speaker")).toBe(at - 1);
});

test("what somebody lifted goes back when the object it was aimed at is deleted", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  const [hers, his] = [mapOf(ana), mapOf(ben)];
  await hers.opens();
  await his.opens();
  const [note = ""] = await hers.notes("Speaker", "Core content");
  await hers.focuses("Speaker", note);
  await ana.presses("Space", "ArrowRight");
  await expect.poll(() => hers.said()).toMatch(/^Attendee, /);

  await his.focusesHead("Attendee");
  await ben.presses("Delete");
  await ana.sees(`Attendee was deleted meanwhile. ${note} is back where it was.`);
  expect((await hers.notes("Speaker", "Core content"))[0]).toBe(note);

  await hers.focuses("Speaker", note);
  await ana.presses("Shift+ArrowDown", "Shift+ArrowDown");
  const [, second = ""] = await hers.selected();
  await his.focuses("Speaker", second);
  await ben.presses("Delete");
  await ana.sees("2 selected");
});

test("others' pointers are seen on the note they stand on, and who may only read can not lift", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"], "viewer");
  const [hers, his] = [mapOf(ana), mapOf(ben)];
  await hers.opens();
  await his.opens();
  const [note = ""] = await hers.notes("Speaker", "Core content");
  await hers.pointsAt("Speaker", note);
  await expect.poll(() => his.pointerIsOn("Speaker", note)).toBe(true);

  await his.focuses("Speaker", note);
  await ben.presses("Space");
  await expect.poll(() => his.said()).toMatch(/read this project/);
  expect(await ben.page.getByRole("button", { name: "New object" }).count()).toBe(0);
});

test("[B15] [B19] several notes at once: ranked, turned, moved and deleted by keys, each in one step that undo takes back", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const map = mapOf(ana);
  await map.opens();
  const before = await map.notes("Speaker", "Core content");
  const [first = "", second = "", third = "", fourth = ""] = before;

  await map.focuses("Speaker", first);
  await map.countsRenders();
  await ana.presses("Shift+ArrowDown");
  expect(await map.rendered(), "[B6] no other note renders").toBe(2);
  expect(await map.selected()).toEqual([first, second]);
  expect(await map.said()).toBe("2 notes selected");
  await ana.presses("Alt+ArrowDown");
  await expect.poll(() => map.notes("Speaker", "Core content")).toEqual([third, first, second, fourth, ...before.slice(4)]);
  expect(await map.selected(), "they stay selected").toEqual([first, second]);
  await ana.presses("Control+z");
  await expect.poll(() => map.notes("Speaker", "Core content")).toEqual(before);

  await map.addsToSelection("Speaker", fourth);
  expect(await map.selected()).toEqual([first, second, fourth]);
  expect(await findBarriers(ana.page), "with the bar of what is selected").toEqual([]);
  await ana.presses("m");
  await expect.poll(() => map.notes("Speaker", "Metadata")).toEqual(expect.arrayContaining([first, second, fourth]));
  await ana.presses("Control+z");
  await expect.poll(() => map.notes("Speaker", "Core content")).toEqual(before);

  await ana.presses("Alt+ArrowRight");
  await expect.poll(() => map.notes("Attendee", "Core content")).toEqual(expect.arrayContaining([first, second, fourth]));
  expect(await map.focused()).toMatch(new RegExp(`^${fourth}`));
  await ana.presses("Control+z");
  await expect.poll(() => map.notes("Speaker", "Core content")).toEqual(before);
  await expect.poll(() => map.focused(), { message: "the focus is with its note" }).toMatch(new RegExp(`^${fourth}`));

  await ana.presses("Delete");
  await expect.poll(() => map.notes("Speaker", "Core content")).toEqual([third, ...before.slice(4)]);
  await ana.sees("3 attributes deleted");
  await ana.presses("Control+z");
  await expect.poll(() => map.notes("Speaker", "Core content")).toEqual(before);
  await ana.presses("Control+a");
  const column = (await map.selected()).length;
  expect(column).toBeGreaterThan(before.length);
  await ana.presses("Control+a");
  expect((await map.selected()).length, "again: the map").toBeGreaterThan(column);
  await ana.presses("Escape");
  expect(await map.selected()).toHaveLength(1);
});

test("[B16] columns of the whole map are put elsewhere by drag and by keys", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  const map = mapOf(ana);
  await map.opens();
  await ana.presses("0");
  await expect.poll(async () => (await map.objectsFromAfar()).length).toBeGreaterThan(40);
  const before = await map.objectsFromAfar();
  const [first = "", second = "", third = ""] = before;
  const [far = ""] = before.slice(30);

  await map.dragsColumnFromAfar(second, { before: far });
  const dragged = [first, third, ...before.slice(3, 30), second, ...before.slice(30)];
  await expect.poll(() => map.objectsFromAfar()).toEqual(dragged);
  await ana.presses("Space", "Shift+ArrowLeft", "ArrowRight");
  await expect.poll(() => map.said()).toMatch(/^2 of/);
  await ana.presses("Space");
  await expect.poll(() => map.objectsFromAfar()).toEqual(before);
  await ana.presses("Alt+ArrowRight");
  await expect.poll(async () => (await map.objectsFromAfar())[2]).toBe(second);
  await ana.presses("Control+z");
  await expect.poll(() => map.objectsFromAfar()).toEqual(before);
});

test("[B17] on paper every column stands under its head in a table, whose heads browsers repeat, and nothing else is there", async () => {
  const story = await startStory();
  const ana = await story.person("Ana", { dark: true });
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const map = mapOf(ana);
  await map.opens();
  const notes = await map.notes("Speaker", "Core content");
  await ana.page.emulateMedia({ media: "print", colorScheme: "dark" });
  const speaker = ana.page.locator("table").filter({ has: ana.page.getByRole("columnheader", { name: "Speaker" }) });
  await speaker.waitFor();
  const head = await speaker.locator("thead").evaluate((element) => getComputedStyle(element).display);
  expect(head).toBe("table-header-group");
  expect(await speaker.getByText(notes[0] ?? "", { exact: true }).count()).toBeGreaterThan(0);
  expect(await ana.page.getByRole("button").filter({ visible: true }).count()).toBe(0);
  const sheet = await ana.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(sheet).toBe("rgb(255, 255, 255)");
  await ana.page.emulateMedia({ media: "screen" });
  await expect.poll(() => map.notes("Speaker", "Core content")).toEqual(notes);
});

test("[B18] on a phone a finger scrolls, lifts after a long press, turns to the next object at the side, and asks for the menu by staying", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.page.setViewportSize({ width: 390, height: 844 });
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const map = mapOf(ana);
  await map.opens();
  const [object = "", next = ""] = await map.objects();
  const before = await map.notes(object, "Core content");
  const [first = "", second = "", third = ""] = before;
  const finger = await map.finger();

  await finger.presses(object, third);
  await finger.movesBy(0, -200);
  await finger.lets();
  await expect.poll(() => map.scrolled()).toBeGreaterThan(50);
  expect(await map.said(), "scrolling lifts nothing").toBe("");
  await map.comesToRestAtTheTop();

  await finger.presses(object, first);
  await expect.poll(() => map.said()).toMatch(new RegExp(`^${first} lifted`));
  await finger.movesBy(0, 70);
  await finger.lets();
  await expect.poll(() => map.notes(object, "Core content")).toEqual([second, first, ...before.slice(2)]);
  expect(await map.scrolled(), "what is lifted does not scroll").toBe(0);

  await finger.presses(object, second);
  await expect.poll(() => map.said()).toMatch(new RegExp(`^${second} lifted`));
  await finger.movesBy(180, 0);
  await expect.poll(() => ana.page.getByRole("button", { name: next, exact: true }).first().getAttribute("aria-current")).toBe("true");
  await finger.movesBy(-120, 20);
  await finger.lets();
  await expect.poll(() => map.notes(next, "Core content")).toContain(second);
  await expect.poll(() => map.said()).toMatch(new RegExp(`moved to ${next}`));

  await finger.presses(next, second);
  await expect.poll(() => map.said()).toMatch(/lifted/);
  await finger.lets();
  await ana.page.getByRole("menuitem", { name: "To the object on the right" }).waitFor();
});
