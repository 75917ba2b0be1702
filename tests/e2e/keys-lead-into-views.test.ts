/** Whoever goes by keys lands where the next key belongs: in the view that opens, and back on the place one came from. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { matrixOf } from "#tests/support/story-matrix.ts";

test("[I44][I52][GR5] keys lead into the view from the top bar, the palette and messages; Esc leads back to where all was selected", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  const matrix = matrixOf(ana.page);
  const share = ana.page.getByRole("button", { name: "Share", exact: true });
  const row = () => ana.page.evaluate(() => document.activeElement?.closest<HTMLElement>("main [data-row]")?.textContent ?? "");
  await share.focus();
  await ana.presses("g", "r");
  await expect.poll(() => matrix.focused()).toMatch(/^Edition, Edition, /);
  await share.focus();
  await ana.presses("[");
  await expect.poll(row, { message: "the guide comes before, round the end" }).toMatch(/^Edition/);
  await ana.presses("ArrowDown", "ArrowDown");
  await expect.poll(row).toMatch(/^Speaker/);
  await share.focus();
  await ana.presses("g", "o");
  await expect.poll(row, { message: "where one was in it" }).toMatch(/^Speaker/);

  await ana.presses("Delete");
  await expect.poll(row).not.toMatch(/^Speaker/);
  const next = await row();
  await ana.page.getByRole("button", { name: "Undo" }).focus();
  await ana.presses("Enter");
  await ana.page.locator("main [data-row]", { hasText: "Speaker" }).waitFor();
  await expect.poll(row, { message: "the message went with its button" }).toBe(next);

  await share.focus();
  await ana.presses("Control+k");
  await expect.poll(() => matrix.focused()).toBe("Search or run a command");
  await ana.types("#nested");
  await ana.presses("Enter");
  await expect.poll(() => matrix.focused()).toMatch(/^Edition, Edition, /);

  await ana.presses("ArrowDown", "ArrowRight", "ArrowRight");
  await expect.poll(() => matrix.focused()).toMatch(/^Session, Speaker, /);
  for (const all of ["Control+a", "Control+Space", "Shift+Space"]) {
    await ana.presses(all);
    await expect.poll(() => matrix.grid.locator(".is-in-range").count()).toBeGreaterThan(1);
    await ana.presses("Escape");
    await expect.poll(() => matrix.focused(), { message: all }).toMatch(/^Session, Speaker, /);
    await expect.poll(() => matrix.grid.locator(".is-in-range").count()).toBe(0);
  }
});
