/** Two people in one acceptance criterion: each sees the other's caret and name, and both keep their words. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { ctaOf } from "#tests/support/story-cta.ts";

test("two carets in one criterion, and a flag in the cell where somebody types", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  const [hers, his] = [ctaOf(ana), ctaOf(ben)];
  for (const each of [hers, his]) await each.opens();

  await hers.cell("Session", "Attendee").click();
  await ben.sees("Ana");
  await his.grid.locator(".grid-flag", { hasText: "Ana" }).waitFor();
  await ben.presses("Escape");

  for (const each of [hers, his]) {
    await each.grid
      .locator("[data-cta]", { hasText: /^Bookmark/ })
      .first()
      .click();
    await each.drawer.locator("[data-criterion] [data-enter]").first().waitFor();
  }
  await hers.drawer.locator("[data-enter]").first().click();
  await hers.part("then").getByRole("textbox").click();
  await ana.presses("Control+Home");
  await ana.types("Ana says ");
  await his.part("then").locator(".prose-caret", { hasText: "Ana" }).waitFor();
  await his.part("then").getByRole("textbox").click();
  await ben.presses("Control+End");
  await ben.types(", Ben adds");
  await hers.part("then").locator(".prose-caret", { hasText: "Ben" }).waitFor();
  const words = (screen: typeof hers) =>
    screen
      .part("then")
      .locator(".cm-line")
      .evaluateAll((lines) =>
        lines
          .map((line) => {
            const copy = line.cloneNode(true) as Element;
            for (const extra of copy.querySelectorAll(".prose-caret, .cm-widgetBuffer")) extra.remove();
            return copy.textContent ?? "";
          })
          .join("\n"),
      );
  await expect.poll(() => words(hers)).toMatch(/^Ana says .+, Ben adds$/s);
  await expect.poll(() => words(his)).toBe(await words(hers));
});
