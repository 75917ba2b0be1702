/** axe finds nothing at A, AA and best practice, on every view and dialog, in the light and the dark theme. */
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { startStory } from "#tests/support/story.ts";

for (const theme of ["light", "dark"] as const) {
  test(`nothing stands in anybody's way: ${theme}`, async () => {
    const story = await startStory();
    const ana = await story.person("Ana", { dark: theme === "dark" });
    const found: string[] = [];
    const look = async (at: string) => {
      for (const barrier of await findBarriers(ana.page)) found.push(`${at}: ${barrier}`);
    };

    await ana.opens("/");
    await ana.home.heading.waitFor();
    expect(await ana.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(theme === "dark");
    await look("home, empty");

    await ana.home.makes("Empty");
    await look("guide, empty");

    await ana.opens("/");
    await ana.home.startsFrom("St Brannoc");
    await ana.guide.opens("Ward");
    await look("guide");
    await ana.guide.enters("Definition");
    await look("guide, writing a definition");
    await ana.page.getByRole("button", { name: "Share" }).click();
    await ana.home.dialog.waitFor();
    await look("share, not signed in");
    await ana.presses("Escape");

    await ana.opens("/");
    await ana.home.project("St Brannoc").waitFor();
    await look("home with projects");
    await ana.page.getByRole("button", { name: "Settings and account" }).click();
    await ana.page.getByRole("menuitem").first().waitFor();
    await look("home, menu open");
    await ana.presses("Escape");

    await ana.opens("/p/nothing-here");
    await ana.page.getByRole("heading").first().waitFor();
    await look("an address that leads nowhere");
    expect(found).toEqual([]);
  });
}
