/** The matrix on a phone: choose an object, answer its row by touch, open a cell's fields, go on with the next. */
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { startStory } from "#tests/support/story.ts";

test("[NM13] a row of the matrix is answered on a phone", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.page.setViewportSize({ width: 390, height: 844 });
  await ana.opens("/");
  await ana.page.getByRole("button", { name: /Harbour Summit/ }).click();
  await ana.page.getByRole("navigation", { name: "Artifacts" }).getByRole("link", { name: "Matrix" }).click();
  await ana.page.getByRole("button", { name: /^Speaker/ }).click();
  await ana.page.getByRole("heading", { name: "Which of these would you see on a Speaker?" }).waitFor();

  const question = (name: string) => ana.page.getByRole("button", { name: new RegExp(`^${name} ?: `) });
  await ana.page.getByRole("group", { name: "Tracks on a Speaker" }).getByRole("button", { name: "None or one" }).click();
  await question("Track").filter({ hasText: "related, none or one" }).waitFor();
  await ana.page.getByRole("group", { name: "Rooms on a Speaker" }).getByRole("button", { name: "No relationship" }).click();
  await question("Room").filter({ hasText: "no relationship" }).waitFor();
  expect(await findBarriers(ana.page)).toEqual([]);

  await question("Track").click();
  const label = ana.page.getByRole("dialog").getByRole("textbox", { name: "Label, as Speaker reads it" });
  await label.fill("prefers");
  await ana.page.getByRole("button", { name: "Done" }).click();
  await question("Track").filter({ hasText: "prefers, none or one" }).waitFor();

  await ana.page.getByRole("button", { name: /^The other \d+: no$/ }).click();
  await ana.page.getByLabel("14 of 14 answered").waitFor();
  await ana.page.getByRole("button", { name: "Undo" }).click();
  await ana.page.getByLabel("14 of 14 answered").waitFor({ state: "detached" });

  await ana.page.getByRole("button", { name: "Go on with Attendee" }).click();
  await ana.page.getByRole("heading", { name: "Which of these would you see on an Attendee?" }).waitFor();
  await ana.page.getByRole("link", { name: "Objects" }).click();
  await ana.page.getByRole("button", { name: /^Speaker/ }).waitFor();
  const sizes = await ana.page
    .getByRole("main")
    .getByRole("button")
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
});

test("[X13] the CTA matrix on a phone is narrowed to what is to be discussed, as the wide one is", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.page.setViewportSize({ width: 390, height: 844 });
  await ana.opens("/");
  await ana.page.getByRole("button", { name: /Harbour Summit/ }).click();
  await ana.page.waitForURL(/\/p\//);
  await ana.opens(`${ana.path().replace(/(\/p\/[^/]+).*/, "$1")}/cta-matrix`);
  const discuss = ana.page.getByRole("radio", { name: /^To discuss/ });
  await ana.page.getByRole("radio", { name: /^To answer/ }).waitFor();
  expect(await discuss.count(), "nothing is to be discussed yet").toBe(0);
  await ana.page
    .getByRole("button", { name: /^Badge|^Track/ })
    .first()
    .click();
  await ana.page
    .getByRole("button", { name: /^Discuss for/ })
    .first()
    .click();
  await ana.page.goBack();
  await discuss.check({ force: true });
  await expect.poll(() => ana.page.getByRole("main").getByRole("listitem").count()).toBe(1);
});
