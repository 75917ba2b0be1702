/** The whole guide without a mouse: find, add, rename, define, describe, delete, bring back, undo. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";

test("the whole object guide can be done by keyboard", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.tabsTo("button", /St Brannoc/);
  await ana.presses("Enter");
  await ana.guide.rows.first().waitFor();

  await ana.presses("/");
  await ana.types("ward");
  await expect.poll(() => ana.guide.names()).toEqual(expect.arrayContaining(["Ward"]));
  await ana.presses("Escape");
  await expect.poll(() => ana.guide.names()).toHaveLength(42);

  await ana.presses("n");
  await ana.types("Recovery Bay");
  await ana.presses("Enter");
  await expect.poll(() => ana.guide.names()).toContain("Recovery Bay");
  await ana.presses("Escape");

  const first = await ana.guide.shows();
  await ana.presses("k");
  await expect.poll(() => ana.guide.shows()).not.toBe(first);
  await ana.presses("j");
  await expect.poll(() => ana.guide.shows()).toBe(first);

  await ana.presses("F2", "Control+a");
  await ana.types("Recovery Room");
  await ana.presses("Enter");
  await expect.poll(() => ana.guide.names()).toContain("Recovery Room");

  await ana.tabsTo("textbox", "Definition");
  await ana.types("Where people wake up.");
  await ana.presses("Escape");
  await expect.poll(() => ana.guide.prose("Definition")).toBe("Where people wake up.");

  await ana.presses("Delete");
  await expect.poll(() => ana.guide.names()).not.toContain("Recovery Room");
  await ana.presses("Control+z");
  await expect.poll(() => ana.guide.names()).toContain("Recovery Room");
});
