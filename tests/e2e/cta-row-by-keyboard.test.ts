/** A row of the CTA matrix without a mouse: verbs, primary, phase, order, another role, a story, a criterion, and all taken back. */
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { startStory } from "#tests/support/story.ts";
import { ctaOf } from "#tests/support/story-cta.ts";

test("a CTA row with a story and a criterion by keyboard alone", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.rows.first().waitFor();
  await ana.presses("g", "c");
  const cta = ctaOf(ana);
  await cta.grid.waitFor();
  await ana.tabsTo("gridcell", /^Edition, Visitor/);
  await cta.arrowsTo("Track", "Room Host");
  await expect.poll(() => cta.focused()).toMatch(/^Track, Room Host, not answered/);

  await ana.types("*open, hand over > roo");
  await ana.presses("Tab");
  await ana.presses("Enter");
  await ana.types("!close (own)");
  await ana.presses("Enter");
  await expect.poll(() => cta.holdsWhileTyping()).toEqual(["Open, primary", "Hand over › Room", "Close, own, Now"]);
  await ana.presses("Escape");
  await expect.poll(() => cta.focused()).toBe("Track, Room Host, 3 calls to action: Open, Hand over Room, Close own; primary Open");

  await ana.presses("Enter", "End", "Alt+ArrowUp", "2");
  await expect.poll(() => cta.focused()).toBe("Close, own, Next");
  expect(await cta.holds("Track", "Room Host")).toEqual(["Open, primary", "Close, own, Next", "Hand over › Room"]);

  await ana.presses("*");
  await ana.sees("Open is already primary for Room Host. Which stays?");
  await ana.tabsTo("button", "Close");
  await ana.presses("Enter");
  await expect.poll(() => cta.focused()).toBe("Close, own, primary, Next");
  expect(await cta.holds("Track", "Room Host")).toContain("Open");

  await ana.presses("Alt+Shift+Control+ArrowRight");
  await expect.poll(() => cta.holds("Track", "Programme Reviewer")).toEqual(["Close, own, primary, Next"]);
  await ana.presses("Alt+Shift+ArrowLeft");
  await expect.poll(() => cta.holds("Track", "Programme Reviewer")).toEqual([]);

  await ana.presses("F2", "Control+a");
  await ana.types("Close early");
  await ana.presses("Enter");
  await expect.poll(() => cta.focused()).toBe("Close early, primary, Next");

  await ana.presses("Enter");
  await expect.poll(() => cta.focused()).toBe("Close early, call to action");
  await ana.tabsTo("textbox", "So that");
  await ana.types("nobody waits in the Room for nothing");
  await expect
    .poll(() => cta.story())
    .toBe("As a Room Host, I want to close early on a Track so that nobody waits in the Room for nothing.");

  await ana.tabsTo("button", "Add a criterion");
  await ana.presses("Enter");
  await ana.types("Given a track that is over, when I close it, then its room is free");
  await ana.presses("Enter");
  await ana.types("It is told to all attendees");
  await ana.presses("Enter", "Escape");
  const [free, told] = ["Given a track that is over, when I close it, then its room is free.", "Then It is told to all attendees."];
  await expect.poll(() => cta.criteria()).toEqual([free, told]);
  await ana.presses("Shift+Tab", "Alt+ArrowUp");
  await expect.poll(() => cta.criteria()).toEqual([told, free]);
  await ana.presses("Delete");
  await expect.poll(() => cta.criteria()).toEqual([free]);

  await ana.presses("Escape");
  await expect.poll(() => cta.focused()).toBe("Close early, primary, Next");
  await ana.presses("Delete");
  expect(await cta.holds("Track", "Room Host")).toEqual(["Open", "Hand over › Room"]);
  await ana.presses("Control+z");
  await expect.poll(() => cta.holds("Track", "Room Host")).toContain("Close early, primary, Next");
  await ana.presses("Control+z");
  await ana.presses("Escape");
});

test("roles by keyboard: named, moved, archived, brought back; the matrix turned", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const cta = ctaOf(ana);
  await ana.guide.rows.first().waitFor();
  await cta.opens();
  const roles = () =>
    cta.grid
      .getByRole("columnheader")
      .evaluateAll((heads) => heads.flatMap((head) => (head.ariaLabel ? [head.ariaLabel.split(",")[0]] : [])));
  await ana.tabsTo("gridcell", /^Edition, Visitor/);
  expect(await findBarriers(ana.page)).toEqual([]);
  await ana.presses("ArrowUp", "F2", "Control+a");
  await ana.types("Guest");
  await ana.presses("Enter");
  await expect.poll(roles).toContain("Guest");
  await ana.presses("Alt+ArrowRight");
  await expect.poll(async () => (await roles()).slice(0, 2)).toEqual(["Attendee", "Guest"]);
  await ana.presses("Delete");
  await expect.poll(roles).not.toContain("Guest");
  await ana.presses("Alt+r");
  await ana.tabsTo("button", "Bring Guest back");
  await ana.presses("Enter", "Escape");
  await expect.poll(async () => (await roles()).slice(0, 2)).toEqual(["Attendee", "Guest"]);
  await expect.poll(() => cta.focused(), { message: "the focus is back where it was" }).toMatch(/, \d+ calls? to action$/);
  await ana.presses("ArrowDown", "Alt+t");
  await expect.poll(() => cta.grid.getByRole("rowheader", { name: /^Guest/ }).count()).toBe(1);
});
