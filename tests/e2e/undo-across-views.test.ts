/** Undo takes back one's own steps in the order they were made, whatever view they were made in and whatever is shown now. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { mapOf } from "#tests/support/story-map.ts";
import { matrixOf } from "#tests/support/story-matrix.ts";

test("an answer in the matrix and a rename in the guide are taken back from the map, and nobody else's work is", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  const [matrix, map] = [matrixOf(ana.page), mapOf(ana)];

  await matrix.opens();
  const before = await matrix.says("Track", "Speaker");
  await matrix.cell("Track", "Speaker").click();
  await ana.presses("-");
  await expect.poll(() => matrix.says("Track", "Speaker")).not.toBe(before);

  await ana.presses("Alt+g", "o");
  await ana.page.getByRole("button", { name: "New object" }).waitFor();
  await ana.guide.opens("Room");
  await ana.guide.renames("Hall");
  await ana.guide.row("Hall").waitFor();

  // Somebody else's step in between is left alone.
  await ben.guide.opens("Sponsor");
  await ben.guide.renames("Patron");
  await ana.guide.row("Patron").waitFor();

  await ana.guide.row("Hall").focus();
  await ana.presses("g", "a");
  await expect.poll(() => map.objects()).toContain("Hall");
  await ana.presses("Control+z");
  await expect.poll(() => map.objects()).toContain("Room");
  await ana.sees(/^Undone: rename/);
  await ana.presses("Control+z");
  await ana.presses("g", "r");
  await expect.poll(() => matrix.says("Track", "Speaker")).toBe(before);

  await ana.presses("Control+Shift+z");
  await expect.poll(() => matrix.says("Track", "Speaker")).not.toBe(before);
  expect(await ben.guide.names()).toContain("Patron");
});
