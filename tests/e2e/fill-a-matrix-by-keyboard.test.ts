/** A new project, twelve objects and their whole matrix: named, answered, corrected, without a mouse. */
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { startStory } from "#tests/support/story.ts";
import { matrixOf } from "#tests/support/story-matrix.ts";

const names = [
  "Session",
  "Speaker",
  "Track",
  "Room",
  "Ticket",
  "Attendee",
  "Sponsor",
  "Review",
  "Venue",
  "Schedule",
  "Proposal",
  "Question",
];

test("[NM2] a matrix of twelve objects is named and filled by keyboard alone", { timeout: 180_000 }, async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.makes("Harbour");
  await ana.tabsTo("link", /^Nested object matrix/);
  await ana.presses("Enter");
  const matrix = matrixOf(ana.page);
  await ana.page.getByRole("textbox", { name: "Name of the new object" }).waitFor();
  for (const name of names) {
    await ana.page.keyboard.insertText(name);
    await ana.presses("Enter");
  }
  await ana.presses("Escape");
  await matrix.grid.waitFor();
  expect(await matrix.grid.getAttribute("aria-rowcount")).toBe("14");
  expect(await matrix.grid.getAttribute("aria-colcount")).toBe("14");

  await ana.tabsTo("gridcell", /^Session, Session, /);
  await ana.presses("ArrowRight");
  await ana.types("is presented by 1..n");
  await expect.poll(() => matrix.sentence()).toBe("A Session is presented by one or more Speakers.");
  await ana.presses("Enter");
  await expect.poll(() => matrix.says("Session", "Speaker")).toBe("is presented by, one or more");
  expect(await matrix.focused()).toMatch(/^Speaker, Speaker, /);

  // What the mirror pencils in is confirmed there by one key.
  await ana.presses("ArrowUp", "Alt+x");
  await expect.poll(() => matrix.focused()).toBe("Speaker, Session, not answered, perhaps presents");
  await ana.presses("*");
  await expect.poll(() => matrix.says("Speaker", "Session")).toBe("presents, any number");

  // One key each for the rest of a row, and one for a whole range.
  await ana.presses("Home", "ArrowRight", "ArrowRight");
  for (const key of ["1", "0", "*", "+", "-", "?"]) await ana.presses(key, "ArrowRight");
  await expect.poll(() => matrix.says("Speaker", "Attendee")).toBe("related, one or more");
  expect(await matrix.says("Speaker", "Sponsor")).toBe("no relationship");
  expect(await matrix.says("Speaker", "Review")).toBe("to discuss");
  await ana.presses("Control+Home", "ArrowDown", "ArrowDown", "Shift+Control+End", "-");
  await expect.poll(() => matrix.says("Question", "Question")).toBe("no relationship");
  expect(await matrix.sentence()).toBe("120 cells: 120 without a relationship.");
  await ana.presses("Control+z");
  await expect.poll(() => matrix.says("Question", "Question")).toBe("not answered");
  await ana.presses("Control+Shift+z", "Escape");
  await expect.poll(() => matrix.says("Question", "Question")).toBe("no relationship");

  // All fields, and back to the cell.
  await ana.presses("Control+Home", "ArrowRight", "Enter");
  await ana.page.getByRole("dialog", { name: "Session to Speaker" }).waitFor();
  await ana.presses("Control+a");
  await ana.types("is given by");
  await ana.presses("Tab", "0", "Escape");
  await expect.poll(() => matrix.focused()).toBe("Session, Speaker, is given by, none or one");

  // A head is renamed everywhere; Tab leaves the grid.
  await ana.presses("ArrowUp", "F2", "Control+a");
  await ana.types("Presenter");
  await ana.presses("Enter");
  await expect.poll(() => matrix.says("Session", "Presenter")).toBe("is given by, none or one");
  await ana.presses("Alt+ArrowLeft");
  await expect.poll(() => matrix.grid.getByRole("columnheader", { name: "Presenter" }).getAttribute("aria-colindex")).toBe("2");
  expect(await matrix.focused()).toBe("Presenter");
  await ana.presses("Tab");
  expect(await matrix.grid.evaluate((grid) => grid.contains(document.activeElement) && document.activeElement?.role === "gridcell")).toBe(
    false,
  );
});

test("the matrix has no barriers, light and dark", async () => {
  const story = await startStory();
  for (const dark of [false, true]) {
    const ana = await story.person(dark ? "Ana" : "Ben", { dark });
    await ana.opens("/");
    await ana.home.startsFrom("St Brannoc");
    const matrix = matrixOf(ana.page);
    await matrix.opens();
    expect(await findBarriers(ana.page)).toEqual([]);
    await matrix.grid.getByRole("gridcell").nth(3).click();
    await ana.presses("Enter");
    await ana.page.getByRole("dialog").waitFor();
    expect(await findBarriers(ana.page)).toEqual([]);
    await ana.presses("Escape");
    await ana.page.getByRole("button", { name: "Find hubs" }).click();
    await ana.page.getByRole("button", { name: "Row by row" }).click();
    await ana.page.getByRole("heading", { name: /Which of these/ }).waitFor();
    expect(await findBarriers(ana.page)).toEqual([]);
  }
});
