/** Two people on one map: what the other has selected is seen, and the menu of a note is that of all views. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { mapOf } from "#tests/support/story-map.ts";

test("[B20] [B21] others are seen on all notes they have selected; the menu of a note has the order of all menus", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana Abel", "Ben Brook"]);
  const [anas, bens] = [mapOf(ana), mapOf(ben)];
  await anas.opens();
  await bens.opens();
  const shownTo = (page: typeof ben.page) => page.getByRole("option", { name: /Ana Abel here/ }).count();
  await anas.focusesHead("Session");
  await ana.presses("ArrowDown");
  await expect.poll(() => shownTo(ben.page)).toBe(1);
  await ana.presses("Shift+ArrowDown", "Shift+ArrowDown");
  await expect.poll(() => shownTo(ben.page)).toBe(3);
  await ana.presses("Escape");
  await expect.poll(() => shownTo(ben.page)).toBe(1);

  const lines = async () => {
    await ana.presses("Shift+F10");
    const menu = ana.page.getByRole("menu");
    await menu.waitFor();
    const said = await menu.getByRole("menuitem").evaluateAll((all) => all.map((each) => each.textContent ?? ""));
    await ana.presses("Escape");
    await menu.waitFor({ state: "detached" });
    return said;
  };
  const note = await lines();
  const place = (list: readonly string[], words: string) => list.findIndex((each) => each.startsWith(words));
  const order = (list: readonly string[], ...wanted: string[]) =>
    expect(
      wanted.map((words) => place(list, words)),
      list.join(" | "),
    ).toEqual(wanted.map((words) => place(list, words)).sort((a, b) => a - b));
  for (const words of ["Rename", "Move to", "Copy link", "Delete"]) expect(place(note, words), words).toBeGreaterThanOrEqual(0);
  order(note, "Rename", "Move to", "Uncertain", "Copy link", "Delete");
  await anas.focusesHead("Session");
  const head = await lines();
  order(head, "Rename", "Open in the nested object matrix", "Move to", "Merge into", "Add an attribute", "Copy link", "Delete");
  expect(place(head, "Merge into")).toBeGreaterThan(0);
});
