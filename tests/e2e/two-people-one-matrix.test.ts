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

test("[NM20][U8][U9] two people type into one cell: whose label was replaced hears it, undo says why not, and it can be put back", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana Abel", "Ben Brook"]);
  const [anas, bens] = [matrixOf(ana.page), matrixOf(ben.page)];
  await anas.opens();
  await bens.opens();
  await anas.cell("Edition", "Speaker").click();
  await bens.cell("Edition", "Speaker").click();
  await ben.types("costs");
  await ana.types("pays");
  await ana.presses("Enter");
  await expect.poll(() => bens.sentence()).toContain("costs");
  await ben.page.locator(".grid-flag", { hasText: "Ana" }).waitFor();
  await expect.poll(() => bens.head()).toContain("55 nested");
  await ben.presses("Enter");

  await ana.sees("Ben Brook changed your “pays” to “costs” (Edition to Speaker).");
  await ana.page.locator(".grid-mark.is-change", { hasText: "Ben changed" }).waitFor();
  await ana.presses("Control+z");
  await ana.sees("Not undone: “pays” for Edition and Speaker. Ben Brook has changed it since.");
  expect(await anas.says("Edition", "Speaker")).toBe("costs");
  await ana.presses("ArrowUp");
  await expect.poll(() => ana.page.locator("main").textContent()).toContain("Ben Brook changed your “pays”.");
  await ana.page.getByRole("button", { name: "Put mine back" }).click();
  await expect.poll(() => bens.says("Edition", "Speaker")).toBe("pays");
  await ana.page.locator(".grid-mark.is-change").waitFor({ state: "detached" });
  await ben.sees("Ana Abel changed your “costs” to “pays” (Edition to Speaker).");

  // A text that was opened and left as it was found is not written over what the other says meanwhile.
  await ben.presses("ArrowUp", "F2");
  await anas.cell("Edition", "Speaker").click();
  await ana.types("invites");
  await ana.presses("Enter");
  await expect.poll(() => anas.says("Edition", "Speaker")).toBe("invites");
  await anas.cell("Track", "Room").click();
  await ana.presses("-");
  await expect.poll(() => bens.says("Track", "Room"), { message: "what came before has come too" }).toBe("no relationship");
  expect(await bens.grid.getByRole("textbox").count()).toBe(1);
  await ben.presses("Enter");
  await expect.poll(() => bens.says("Edition", "Speaker")).toBe("invites");
  expect(await anas.says("Edition", "Speaker")).toBe("invites");
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
