/** Two objects become one, from a head's menu and from the palette; and a cell is opened by relating two: interface.md, I30, I31; nested-object-matrix.md, NM14, NM16. */
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { startStory } from "#tests/support/story.ts";
import { ctaOf } from "#tests/support/story-cta.ts";
import { matrixOf } from "#tests/support/story-matrix.ts";
import type { Person } from "#tests/support/story-person.ts";

/** Types into a field that finds, once it has the caret. */
async function asks(ana: Person, field: string, words: string): Promise<void> {
  const box = ana.page.getByRole("combobox", { name: field });
  await expect.poll(() => box.evaluate((input) => input === document.activeElement)).toBe(true);
  await ana.types(words);
}

test("[I31] an object is merged from its head, one undo takes it back", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.rows.first().waitFor();
  const matrix = matrixOf(ana.page);
  await matrix.opens();
  const head = matrix.grid.getByRole("rowheader", { name: "Track", exact: true });
  await head.click();
  await ana.presses("Shift+F10");
  await ana.page.getByRole("menuitem", { name: "Merge into…" }).click();
  await ana.page.getByRole("combobox", { name: "Merge Track into" }).waitFor();
  expect(await findBarriers(ana.page)).toEqual([]);
  await asks(ana, "Merge Track into", "roo");
  await ana.presses("Enter");
  await ana.sees("Track is merged into Room, which keeps its name as a synonym");
  await head.waitFor({ state: "detached" });
  await ana.page.getByRole("button", { name: "Undo", exact: true }).click();
  await head.waitFor();
});

test("[I30] [NM16] the palette relates and merges the objects that are named", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.rows.first().waitFor();
  await ana.presses("Control+k");
  await asks(ana, "Search or run a command", "relate track to room");
  await ana.page.getByRole("option", { name: "Relate Track to Room", selected: true }).waitFor();
  await ana.presses("Enter");
  const matrix = matrixOf(ana.page);
  await expect.poll(() => matrix.focused()).toMatch(/^Track, Room, /);
  await ana.presses("Control+k");
  await asks(ana, "Search or run a command", "merge");
  await ana.page.getByRole("option", { name: "Merge Track into…" }).click();
  await asks(ana, "Merge Track into", "sponsor");
  await ana.presses("Enter");
  await ana.sees(/^Track is merged into Sponsor/);
});

test("[NM14] [X18] who may only read finds in both matrices what changes nothing, and nothing else", async () => {
  const story = await startStory();
  const [ana, vi] = await story.sharedProject("Harbour Summit", ["Ana", "Vi"], "viewer");
  const lines = () =>
    vi.page.getByRole("menuitem").evaluateAll((all) => all.map((each) => (each.textContent ?? "").replace(/[A-Z]{2}$/, "")));
  const matrix = matrixOf(vi.page);
  await matrix.opens();
  const before = await matrix.says("Session", "Speaker");
  await matrix.grid.getByRole("rowheader", { name: "Speaker" }).click({ button: "right" });
  await expect.poll(lines).toEqual(["Open in the CTA matrix", "Open in the object map", "Open in the object guide", "Copy link"]);
  await vi.presses("Escape");
  await matrix.cell("Session", "Speaker").click();
  await matrix.cell("Track", "Speaker").click({ modifiers: ["ControlOrMeta"] });
  for (const key of ["1", "-", "?", "Delete", "x", "Control+d", "Control+x", "Alt+u"]) await vi.presses(key);
  expect(await matrix.says("Session", "Speaker")).toBe(before);
  expect(await matrix.grid.locator("input").count()).toBe(0);

  const cta = ctaOf(vi);
  await vi.presses("Alt+g", "Alt+c");
  await cta.grid.waitFor();
  const chip = cta.cell("Session", "Attendee").getByRole("button", { name: /^Bookmark/ });
  await chip.click({ button: "right" });
  await expect.poll(lines).toEqual(["Open", "Open in the object map", "Copy link"]);
  await vi.presses("Escape");
  const held = await cta.holds("Session", "Attendee");
  await chip.click();
  for (const key of ["1", "*", "F2", "Delete", "Alt+ArrowDown", "Alt+Shift+ArrowRight", "x"]) await vi.presses(key);
  expect(await cta.holds("Session", "Attendee")).toEqual(held);
  expect(await ana.page.getByText("edit/read-only").count()).toBe(0);
});
