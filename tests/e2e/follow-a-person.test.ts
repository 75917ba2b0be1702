/** One follows another: a press on their avatar, and one goes where they go, until one does something oneself. */
import { test } from "vitest";
import { startStory } from "#tests/support/story.ts";

test("somebody who follows another sees what they open, in every view, until a key of their own", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  await ana.guide.opens("Session");
  await ben.guide.person("Ana").waitFor();
  await ben.page.getByRole("button", { name: /^Ana ?, follow/ }).click();
  await ben.page.getByText("Following Ana").waitFor();
  await ben.guide.title.filter({ hasText: "Session" }).waitFor();

  await ana.guide.opens("Speaker");
  await ben.guide.title.filter({ hasText: "Speaker" }).waitFor();
  await ana.presses("g", "a");
  await ben.page.waitForURL(/\/object-map/);

  await ben.presses("Escape");
  await ben.page.getByText("Following Ana").waitFor({ state: "detached" });
  await ana.presses("g", "o");
  await ana.page.waitForURL(/\/guide/);
  await ana.guide.opens("Track");
  await ben.page.waitForTimeout(1_000);
  await ben.page.waitForURL(/\/object-map/);
});
