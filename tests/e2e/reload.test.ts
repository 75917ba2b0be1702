/** The page is loaded again at any moment, and nothing that was there before is missing. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";

test("a reload right after a word keeps the word", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.guide.opens("Ward");
  for (const word of ["First. ", "Second. ", "Third. "]) {
    await ana.guide.typesAtStart("Definition", word);
    await ana.guide.waitsForPill("Saved on this device");
    await ana.reloads();
    expect(await ana.guide.prose("Definition")).toContain(word.trim());
  }
  expect(await ana.guide.prose("Definition")).toMatch(/^Third\. Second\. First\. /);
});

test("a reload keeps the object one was looking at, and the deleted ones deleted", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.guide.opens("Ward");
  await ana.guide.deletes();
  await ana.guide.opens("Roster");
  await ana.reloads();
  await ana.guide.stands(41);
  expect(await ana.guide.shows()).toBe("Roster");
  expect(await ana.guide.names()).not.toContain("Ward");
});
