/** Somebody comes for the first time: no account, no question, and everything they do is kept on the device. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";

test("[I27] somebody new makes a project, writes in it and finds it again at home, without an account", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.makes("Harbour log");
  await ana.guide.adds("Ward");
  await ana.guide.writes("Definition", "Where people stay the night.");
  await ana.guide.waitsForPill("Saved on this device");
  expect(await ana.guide.names()).toEqual(["Ward"]);
  await ana.page.getByRole("img", { name: "1 of 1 defined" }).first().waitFor();

  await ana.opens("/");
  await ana.page.getByRole("img", { name: /^Progress of Harbour log: [1-9]\d* of 16 artifacts begun/ }).waitFor();
  await ana.home.opensProject("Harbour log");
  expect(await ana.guide.names()).toEqual(["Ward"]);
  expect(await ana.guide.prose("Definition")).toBe("Where people stay the night.");
});

test("somebody new starts from a sample, and it stands there whole", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.guide.stands(42);
  await ana.guide.opens("Ward");
  expect(await ana.guide.prose("Definition")).not.toBe("");
});

test("somebody registers, publishes a project and adds a second account, who opens it", async () => {
  const story = await startStory();
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  await ben.opens("/");
  await ben.home.registers(ben.account);
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.home.registers(ana.account);
  await ana.home.publishes();
  await ana.home.adds(ben.account.email, "editor");
  await ana.home.closesDialog();
  await ana.guide.waitsForPill("Synced");

  await ben.opens("/");
  await ben.home.opensProject("Harbour Summit");
  await ben.guide.waitsForPill("Synced");
  expect(await ben.guide.names()).toEqual(await ana.guide.names());
  await ana.sees("Ben");
});
