/** Two people without a network change the same things; both come back to equal screens, and nothing typed is gone. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";

test("[G15] both offline, both edit the same objects, both come back: equal screens and every word", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  await Promise.all([ana.keepsTheAppForLater(), ben.keepsTheAppForLater()]);
  await Promise.all([ana.line.drop(), ben.line.drop()]);

  await ana.guide.opens("Ward");
  await ana.guide.typesAtStart("Definition", "Ana on the train. ");
  await ana.guide.adds("Recovery Bay");
  await ana.guide.opens("Roster");
  await ana.guide.deletes();
  await ana.guide.opens("Letter");
  await ana.guide.deletes();
  await ana.guide.waitsForPill(/^Offline, \d+ changes? waiting/);

  await ben.guide.opens("Ward");
  await ben.guide.typesAtEnd("Definition", " Ben on the ferry.");
  await ben.guide.opens("Roster");
  await ben.guide.typesAtEnd("Definition", " Ben wrote this without knowing.");
  await ben.guide.adds("Day Unit");
  await ben.guide.waitsForPill(/^Offline, \d+ changes? waiting/);

  await Promise.all([ana.line.pass(), ben.line.pass()]);
  for (const each of [ana, ben]) await each.guide.waitsForPill("Synced");

  await expect.poll(() => ana.guide.names()).toEqual(expect.arrayContaining(["Recovery Bay", "Day Unit", "Roster"]));
  expect(await ana.guide.names()).not.toContain("Letter");
  await expect.poll(() => ben.guide.names()).toEqual(await ana.guide.names());
  for (const each of [ana, ben]) {
    await each.guide.opens("Ward");
    await expect.poll(() => each.guide.prose("Definition")).toMatch(/^Ana on the train\. .+ Ben on the ferry\.$/s);
    await each.guide.opens("Roster");
    await expect.poll(() => each.guide.prose("Definition")).toMatch(/Ben wrote this without knowing\.$/);
  }
  await ana.sees(/Deleted by you, .+, but also changed by Ben\. So it stays\./);
});
