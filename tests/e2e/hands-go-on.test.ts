/** Hands that go on without looking: what they type lands where it was meant, and the focus is where the next key belongs. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { ctaOf } from "#tests/support/story-cta.ts";
import { matrixOf } from "#tests/support/story-matrix.ts";

test("[NM7][NM17][NM18][N25][F17][I44] cardinalities are typed as they are read, layers keep Tab, Esc and letters have a place", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const [matrix, cta] = [matrixOf(ana.page), ctaOf(ana)];
  const layer = ana.page.getByRole("dialog", { name: "Track to Track" });
  await matrix.opens();
  await matrix.cell("Track", "Track").click();

  await ana.types("0..n");
  await ana.presses("Enter", "ArrowUp");
  expect(await matrix.says("Track", "Track")).toBe("related, any number");

  await ana.presses("Enter");
  await layer.getByRole("button", { name: "Add another relationship" }).focus();
  await ana.presses("Enter");
  await ana.types("is like a few");
  await ana.presses("Enter", "ArrowUp");
  await expect.poll(() => matrix.says("Track", "Track")).toBe("related, any number; is like a few");

  await ana.presses("ArrowRight", "Enter");
  await ana.types("sells 1..n");
  await ana.presses("Enter", "ArrowUp");
  await expect.poll(() => matrix.says("Track", "Room")).toMatch(/^sells, one or more/);

  await ana.presses("ArrowLeft", "Enter");
  await layer.getByRole("textbox").last().focus();
  await ana.presses("Tab");
  await expect
    .poll(() =>
      layer
        .getByRole("button")
        .first()
        .evaluate((first) => first === document.activeElement),
    )
    .toBe(true);
  await ana.presses("Shift+Tab", "Escape");
  await layer.waitFor({ state: "detached" });
  expect(await matrix.focused()).toMatch(/^Track, Track, /);

  // From grid to grid with both letters under Alt, though Alt R is a command of the CTA matrix.
  await ana.presses("Alt+g", "Alt+c");
  await cta.grid.waitFor();
  await expect.poll(() => cta.focused()).toMatch(/^Edition, Visitor, /);
  await cta.arrowsTo("Session", "Visitor");
  await ana.presses("Enter", "Enter");
  await ana.tabsTo("textbox", "So that");
  await ana.types("nothing is missed");
  await ana.presses("Escape");
  await expect.poll(() => ana.page.evaluate(() => document.activeElement?.closest("[data-cta]") !== null)).toBe(true);
  await ana.presses("Escape", "Alt+g", "Alt+r");
  await matrix.grid.waitFor();
  await expect.poll(() => matrix.focused()).toMatch(/^Edition, Edition, /);
  await ana.presses("Alt+g", "Alt+a");
  await expect.poll(() => ana.page.evaluate(() => document.activeElement?.closest("[data-column]") !== null)).toBe(true);
});

test("[GR17] an object goes while somebody types into its cell: it is said, with the text to copy", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  const [anas, bens] = [matrixOf(ana.page), matrixOf(ben.page)];
  await anas.opens();
  await bens.opens();
  await anas.cell("Edition", "Track").click();
  await bens.grid.getByRole("columnheader", { name: /^Track/ }).click();
  await ana.types("runs along");
  await ben.presses("Delete");
  await anas.grid.getByRole("columnheader", { name: /^Track/ }).waitFor({ state: "detached" });
  await ana.sees("The object was deleted meanwhile. You were typing “runs along”.");
  expect(await anas.sentence()).not.toContain("runs along");
  expect(await anas.focused()).not.toMatch(/runs along/);
  await ana.presses("ArrowDown", "-");
  await expect.poll(() => anas.focused(), { message: "keys answer again" }).toMatch(/no relationship$/);
});

test("[X20] an object goes while somebody types a call to action for it: it is said, and the text can be copied", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  await ana.browser.grantPermissions(["clipboard-read", "clipboard-write"]);
  const [anas, bens] = [ctaOf(ana), matrixOf(ben.page)];
  await anas.opens();
  await bens.opens();
  await anas.arrowsTo("Track", "Visitor");
  await ana.types("shelve, dust");
  await bens.grid.getByRole("columnheader", { name: /^Track/ }).click();
  await ben.presses("Delete");
  await ana.sees("The object was deleted meanwhile. You were typing “dust”.");
  await ana.page.getByRole("button", { name: "Copy it" }).click();
  await ana.sees("What you typed is on the clipboard");
  expect(await ana.page.evaluate(() => navigator.clipboard.readText())).toBe("dust");
});

test("[NM19] an object goes while somebody has its cell open: the layer goes with it, and it is said", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  const [anas, bens] = [matrixOf(ana.page), matrixOf(ben.page)];
  await anas.opens();
  await bens.opens();
  await anas.cell("Edition", "Track").click();
  await ana.presses("Enter");
  await ana.page.getByRole("dialog", { name: "Edition to Track" }).waitFor();
  await bens.grid.getByRole("columnheader", { name: /^Track/ }).click();
  await ben.presses("Delete");
  await ana.sees("The object was deleted meanwhile.");
  await ana.page.getByRole("dialog", { name: /^Edition to/ }).waitFor({ state: "detached" });
  await ben.presses("Control+z");
  await anas.grid.getByRole("columnheader", { name: /^Track/ }).waitFor();
});

test("[NM13][X19] the fields of a question begin at the label; the name of a tall row stays in sight", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const [matrix, cta] = [matrixOf(ana.page), ctaOf(ana)];
  await matrix.opens();
  await matrix.cell("Edition", "Edition").click();
  await ana.page.getByRole("button", { name: "Row by row" }).click();
  await ana.page.getByRole("heading", { name: /Which of these/ }).waitFor();
  await ana.page.getByRole("button", { name: /^Edition ?: / }).focus();
  await ana.presses("Enter");
  await expect.poll(() => matrix.focused()).toBe("Label, as Edition reads it");
  await ana.types("follows");
  await ana.presses("Enter");
  await ana.page
    .getByRole("button", { name: /^Edition ?: / })
    .filter({ hasText: "follows" })
    .waitFor();

  await cta.opens();
  const tops = () =>
    cta.grid.evaluate((grid) => {
      const rows = [...grid.querySelectorAll<HTMLElement>("[role=rowheader]")];
      const tall = rows.reduce((one, other) => (other.offsetHeight > one.offsetHeight ? other : one));
      const heads = grid.querySelector("[role=columnheader]")?.getBoundingClientRect().bottom ?? 0;
      (grid.closest(".grid-root") ?? grid).scrollTop += tall.getBoundingClientRect().top - heads + 40;
      return { under: heads, row: tall.getBoundingClientRect().top, name: tall.firstElementChild?.getBoundingClientRect().top ?? 0 };
    });
  await expect.poll(async () => (await tops()).row < (await tops()).under, { message: "the row begins under the heads" }).toBe(true);
  const { under, name } = await tops();
  expect(name).toBeGreaterThanOrEqual(under);
});
