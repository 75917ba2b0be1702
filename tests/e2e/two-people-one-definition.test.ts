/** Two people write in one definition at once, see each other do it, and both keep their words. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";

test("two people typing in one definition both keep their words", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  for (const each of [ana, ben]) await each.guide.opens("Ward");
  await Promise.all([
    ana.guide.typesAtStart("Definition", "Ana writes at the beginning. "),
    ben.guide.typesAtEnd("Definition", " Ben writes at the end."),
  ]);
  await ana.guide.waitsForPill("Synced");
  await ben.guide.waitsForPill("Synced");
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/^Ana writes at the beginning\. .+ Ben writes at the end\.$/s);
  await expect.poll(() => ben.guide.prose("Definition")).toBe(await ana.guide.prose("Definition"));
});

test("each sees who else is here, and who edits what", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana Abel", "Ben Brook"]);
  await ana.guide.person("Ben Brook").waitFor();
  await ben.guide.person("Ana Abel").waitFor();
  for (const each of [ana, ben]) await each.guide.opens("Ward");
  await ben.guide.typesAtStart("Definition", "Here ");
  await ana.sees("Ben is editing the definition");
  await ana.guide.caretOf("Ben").waitFor();
  await ben.closesBrowser();
  await ana.guide.person("Ben Brook").waitFor({ state: "detached" });
});

test("undo takes back one's own words and leaves the other's", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  for (const each of [ana, ben]) await each.guide.opens("Ward");
  const before = await ana.guide.prose("Definition");
  await ana.guide.typesAtStart("Definition", "Mine. ");
  await ben.guide.typesAtEnd("Definition", " Yours.");
  await expect.poll(() => ana.guide.prose("Definition")).toBe(`Mine. ${before} Yours.`);
  await ana.presses("Control+z");
  await expect.poll(() => ana.guide.prose("Definition")).toBe(`${before} Yours.`);
  await expect.poll(() => ben.guide.prose("Definition")).toBe(`${before} Yours.`);
  await ana.presses("Control+Shift+z");
  await expect.poll(() => ben.guide.prose("Definition")).toBe(`Mine. ${before} Yours.`);
});
