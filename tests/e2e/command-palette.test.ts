/** Everything can be found, made and done by the keyboard from one field; keys that work are told on one sheet. */
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { startStory } from "#tests/support/story.ts";
import type { Person } from "#tests/support/story-person.ts";

const field = (person: Person) => person.page.getByRole("combobox", { name: "Search or run a command" });
const options = (person: Person) => person.page.getByRole("listbox", { name: "Found" }).getByRole("option");

async function asks(person: Person, words: string): Promise<void> {
  await person.presses("Control+k");
  // A person sees the caret before typing.
  await person.page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
  await person.types(words);
}

test("somebody finds an object by the beginnings of its words, makes one, and goes places, without the mouse", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.page.getByRole("button", { name: "Search or run a command" }).click();
  await field(ana).waitFor();
  await ana.presses("Escape");
  await field(ana).waitFor({ state: "detached" });

  await asks(ana, "tick ty");
  await options(ana).filter({ hasText: "Ticket Type" }).first().waitFor();
  expect(await options(ana).first().textContent()).toContain("Ticket Type");
  await ana.presses("Enter");
  await ana.guide.title.filter({ hasText: "Ticket Type" }).waitFor();

  await asks(ana, "obj Lighthouse");
  await ana.page.getByRole("option", { name: /New object Lighthouse/ }).waitFor();
  await ana.presses("Enter");
  await ana.guide.title.filter({ hasText: "Lighthouse" }).waitFor();

  // What bears the name already is offered, not made again.
  await asks(ana, "obj lighthouses");
  await ana.page.getByRole("option", { name: /^There is already Lighthouse/ }).waitFor();
  expect(await ana.page.getByRole("option", { name: /^New object lighthouses/ }).count()).toBe(0);
  await ana.presses("Escape");
  await field(ana).waitFor({ state: "detached" });

  await asks(ana, "> undo");
  await ana.page.getByRole("option", { name: /^Undo/ }).waitFor();
  await ana.presses("Enter");
  await ana.guide.row("Lighthouse").waitFor({ state: "detached" });

  await asks(ana, "#map");
  await ana.presses("Enter");
  await ana.page.waitForURL(/\/object-map/);
});

test("G and a letter, and brackets, lead from artifact to artifact; letters rest in a field and can be switched off", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.row("Session").focus();
  await ana.presses("g", "a");
  await ana.page.waitForURL(/\/object-map/);
  await ana.presses("]");
  await ana.page.waitForURL(/\/guide/);
  await ana.page.getByRole("button", { name: "New object" }).waitFor();

  await ana.guide.enters("Definition");
  await ana.types("ga");
  expect(await ana.guide.prose("Definition")).toContain("ga");
  expect(ana.path()).toMatch(/\/guide/);

  await ana.guide.row("Session").click();
  await ana.presses("Control+/");
  const sheet = ana.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.getByText("New object").waitFor();
  await sheet.getByRole("switch", { name: "Single letter keys" }).click();
  await ana.presses("Escape");
  await sheet.waitFor({ state: "detached" });
  await ana.presses("g", "a");
  await ana.presses("Alt+g", "r");
  await ana.page.waitForURL(/\/nested-objects/);
});

for (const theme of ["light", "dark"] as const) {
  test(`palette, shortcuts and the menu of a row stand in nobody's way: ${theme}`, async () => {
    const story = await startStory();
    const ana = await story.person("Ana", { dark: theme === "dark" });
    const found: string[] = [];
    const look = async (at: string) => {
      for (const barrier of await findBarriers(ana.page)) found.push(`${at}: ${barrier}`);
    };
    await ana.opens("/");
    await ana.home.startsFrom("Harbour Summit");
    await asks(ana, "session");
    await options(ana).first().waitFor();
    await look("palette");
    await ana.types(" of nothing at all");
    await look("palette, little found");
    await ana.presses("Escape");
    await field(ana).waitFor({ state: "detached" });
    await ana.presses("Control+/");
    await ana.page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await look("shortcuts");
    await ana.presses("Escape");
    await ana.page.getByRole("dialog").waitFor({ state: "detached" });
    await ana.guide.row("Session").click();
    await ana.presses("Shift+F10");
    await ana.page.getByRole("menuitem", { name: "Move to" }).waitFor();
    await look("menu of a row");
    expect(found).toEqual([]);
  });
}
