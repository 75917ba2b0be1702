/** What somebody may count on in the object guide, alone and with others; numbers as in docs/spec/object-guide.md and fields.md. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";

/** The pause after which a line is committed, with room for a slow machine. */
const committedMs = 1_500;

test("[F2] [F5] [G12] [G13] fields one types over: Esc, undo, the next object, a name that is taken", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.guide.opens("Ward");
  const plural = ana.guide.field("plural").getByRole("textbox");

  await plural.click();
  await ana.presses("End");
  await ana.types(" and bays");
  await ana.presses("Escape");
  await expect.poll(() => plural.inputValue()).toBe("Wards");

  await ana.presses("End");
  await ana.types("!");
  await ana.page.waitForTimeout(committedMs);
  await ana.presses("Control+z");
  await expect.poll(() => plural.inputValue()).toBe("Wards");

  await ana.presses("Alt+j");
  await expect.poll(() => ana.guide.shows()).toBe("Bed");
  await expect
    .poll(() => ana.page.evaluate(() => document.activeElement?.closest("[data-field]")?.getAttribute("data-field")))
    .toBe("plural");
  expect(await plural.inputValue()).toBe("Beds");

  await ana.presses("Escape", "F2", "Control+a");
  await ana.types("wards");
  await ana.presses("Enter");
  await expect.poll(() => ana.guide.shows()).toBe("wards");
  await ana.sees(/There is already an object Ward/);
});

test("[G7] one edit renders one row", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.guide.opens("Ward");
  await ana.page.evaluate(() => {
    const touched = new Set<Element>();
    Object.assign(globalThis, { touched });
    const rows = document.querySelectorAll("[data-row]");
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) for (const row of rows) if (row.contains(target)) touched.add(row);
    });
    for (const row of rows) watch.observe(row, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await ana.guide.writes("Definition", " It has a day room.");
  const touched = () => ana.page.evaluate(() => (globalThis as unknown as { touched: Set<Element> }).touched.size);
  expect(await touched()).toBe(0);
  await ana.page.getByRole("textbox", { name: "Name", exact: true }).fill("Ward or bay");
  await expect.poll(() => ana.guide.names()).toContain("Ward or bay");
  expect(await touched()).toBe(1);
});

test("[F4] [F14] [G5] others' places, carets and later words show where they are", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  for (const each of [ana, ben]) await each.guide.opens("Ward");
  await ben.guide.typesAtEnd("Definition", " With a");
  await ana.guide.caretOf("Ben").waitFor();
  await ana.sees("Ben is editing the definition");

  await ben.guide.field("plural").getByRole("textbox").click();
  await ana.sees("Ben is editing the plural");
  await ana.guide.field("plural").getByRole("textbox").click();
  await ana.types("A");
  await ana.page.waitForTimeout(committedMs);
  await expect.poll(() => ben.guide.field("plural").getByRole("textbox").inputValue()).toMatch(/A/);
  await ben.presses("Control+a");
  await ben.types("Halls");
  await expect.poll(() => ana.guide.field("plural").getByRole("textbox").inputValue()).toBe("Halls");
});

test("[F16] before its editor is there prose can be read, and what is typed is in it", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.browser.route(/prose-editor|\/sw\.js/, (request) => request.abort());
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.guide.opens("Ward");
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/beds/);
  const before = await ana.guide.prose("Definition");
  await ana.guide.field("definition").getByRole("textbox").click();
  await ana.page.keyboard.type(" Typed soonx", { delay: 15 });
  await ana.page.keyboard.press("Backspace");
  await expect.poll(() => ana.guide.prose("Definition")).toBe(`${before} Typed soon`);
  expect(await ana.page.locator(".cm-content").count()).toBe(0);
  await ana.guide.opens("Roster");
  await ana.guide.opens("Ward");
  expect(await ana.guide.prose("Definition")).toBe(`${before} Typed soon`);
});
