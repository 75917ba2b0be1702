/** Two tabs of one browser, and no server: each shows what the other does. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";

test("two tabs see each other while the server is stopped", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.keepsTheAppForLater();
  await story.server.stop();
  await ana.line.drop();

  await ana.guide.opens("Ward");
  const first = await ana.opensAnotherTab();
  await ana.guide.typesAtStart("Definition", "From the second tab. ");
  await ana.looksAt(first);
  await expect.poll(() => ana.guide.prose("Definition")).toContain("From the second tab.");
  await ana.guide.adds("Recovery Bay");
  const second = ana.otherTab();
  await ana.looksAt(second);
  await ana.guide.row("Recovery Bay").waitFor();
  await ana.guide.waitsForPill("Saved on this device");
});
