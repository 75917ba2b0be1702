/** The server is killed while both write. It comes back, both go on, and nothing that was shown as Synced is missing. */
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { readEntities } from "#shared/document/read.ts";
import { readDocument } from "#tests/support/read-document.ts";
import { type Story, startStory } from "#tests/support/story.ts";
import type { Person } from "#tests/support/story-person.ts";

const kills = 3;

test("kill -9 while both type: the pill was never wrong, and both go on", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  for (const each of [ana, ben]) {
    await each.keepsTheAppForLater();
    await each.guide.opens("Ward");
    await each.guide.keepsAccountOfThePill("Definition");
  }
  for (let kill = 1; kill <= kills; kill++) {
    await Promise.all([
      ana.guide.typesAtStart("Definition", `Ana ${kill}. `),
      ben.guide.typesAtEnd("Definition", ` Ben ${kill}.`),
      killSoon(story, [ana, ben]),
    ]);
    const document = await readDocument(story.place());
    const held = readEntities(document, "object").find(({ name }) => name === "Ward")?.definition ?? "";
    for (const each of [ana, ben]) {
      for (const claim of await each.guide.shownAsSynced())
        expect(isWithin(claim, held), `${claim} was Synced, the server has ${held}`).toBe(true);
    }
    for (const each of [ana, ben]) {
      await each.line.pass();
      await each.guide.waitsForPill("Synced");
    }
  }
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/^Ana 3\. Ana 2\. Ana 1\. .+ Ben 1\. Ben 2\. Ben 3\.$/s);
  await expect.poll(() => ben.guide.prose("Definition")).toBe(await ana.guide.prose("Definition"));
});

/** Kills at a moment nobody knows, keeps everybody away until the server stands again. */
async function killSoon(story: Story, people: readonly Person[]): Promise<void> {
  await wait(100 + Math.random() * 400);
  await story.server.kill();
  await Promise.all(people.map((each) => each.line.drop()));
  await story.server.start();
}

/** Whether every letter of what somebody saw is there, in order; others may have written between. */
function isWithin(seen: string, held: string): boolean {
  let at = 0;
  for (const letter of held) if (letter === seen[at]) at += 1;
  return at === seen.length;
}
