/** Two people fill one matrix: they see each other's cell, each other's answers, and keep their own places. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { matrixOf } from "#tests/support/story-matrix.ts";

test("[NM12] two people in one matrix see where the other is, what they answer, and lose nothing", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana Abel", "Ben Brook"]);
  const [anas, bens] = [matrixOf(ana.page), matrixOf(ben.page)];
  await anas.opens();
  await bens.opens();

  await anas.cell("Edition", "Speaker").click();
  await bens.cell("Track", "Track").click();
  await ana.page.locator(".grid-flag", { hasText: "Ben" }).waitFor();
  await ben.page.locator(".grid-flag", { hasText: "Ana" }).waitFor();

  await ana.types("pays");
  await ben.page.locator(".grid-flag.is-typing", { hasText: "Ana" }).waitFor();
  await ana.types(" 1..n");
  await ana.presses("Enter");
  await expect.poll(() => bens.says("Edition", "Speaker")).toBe("pays, one or more");
  await expect.poll(() => bens.says("Speaker", "Edition")).toMatch(/^not answered, perhaps is paid by/);

  // The other stays where they were, and answers what was pencilled in.
  expect(await bens.focused()).toMatch(/^Track, Track, /);
  await bens.cell("Speaker", "Edition").click();
  await ben.presses("-");
  await expect.poll(() => anas.says("Speaker", "Edition")).toBe("no relationship");
  expect(await anas.says("Edition", "Speaker")).toBe("pays, one or more");

  // An object that comes or goes moves nobody.
  await ben.presses("Alt+n");
  await ben.types("Badge");
  await ben.presses("Enter", "Escape");
  await anas.grid.and(ana.page.locator("[aria-rowcount='17']")).waitFor();
  expect(await anas.focused()).toMatch(/^Session, Speaker, /);

  // Undo takes back one's own.
  await ana.presses("Home", "-");
  await expect.poll(() => bens.says("Session", "Edition")).toBe("no relationship");
  await ana.presses("Control+z");
  await expect.poll(() => bens.says("Session", "Edition")).toBe("is on the programme of, exactly one");
  await bens.grid.and(ben.page.locator("[aria-rowcount='17']")).waitFor();
});

test("[NM14] who may only read sees everything and changes nothing", async () => {
  const story = await startStory();
  const [, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"], "viewer");
  const matrix = matrixOf(ben.page);
  await matrix.opens();
  await matrix.cell("Session", "Speaker").click();
  const before = await matrix.says("Session", "Speaker");
  for (const key of ["-", "1", "x", "F2", "Delete", "Control+d"]) await ben.presses(key);
  await matrix.pastes("never\n");
  expect(await matrix.says("Session", "Speaker")).toBe(before);
  expect(await ben.page.getByRole("grid").getByRole("textbox").count()).toBe(0);
  await ben.presses("Enter");
  await ben.page.getByRole("dialog", { name: "Session to Speaker" }).waitFor();
  expect(await ben.page.getByRole("dialog").getByRole("textbox").count()).toBe(0);
  await ben.presses("Escape");
  expect((await matrix.copies()).text).toMatch(/1\.\.n$/);
});
