/** The server is stopped, the browser was closed: the app starts from what the device kept, and goes on. */
import { expect, test } from "vitest";
import { startStory } from "#tests/support/story.ts";

test("with the server stopped and the browser closed, a project opens and takes edits", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.keepsTheAppForLater();
  await ana.guide.waitsForPill("Saved on this device");
  const address = ana.path();
  await ana.closesBrowser();
  await story.server.stop();
  await ana.line.drop();

  await ana.opensBrowser();
  await ana.opens(address);
  await ana.guide.stands(42);
  await ana.guide.adds("Recovery Bay");
  await ana.guide.writes("Definition", "Where people wake up after surgery.");
  await ana.guide.waitsForPill("Saved on this device");
  await ana.closesBrowser();

  await ana.opensBrowser();
  await ana.opens("/");
  await ana.home.opensProject("St Brannoc");
  await ana.guide.opens("Recovery Bay");
  expect(await ana.guide.prose("Definition")).toBe("Where people wake up after surgery.");
});

test("a shared project opens offline as well, and what was made meanwhile goes out on return", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  await ana.keepsTheAppForLater();
  const address = ana.path();
  await ana.closesBrowser();
  await ana.line.drop();

  await ana.opensBrowser();
  await ana.opens(address);
  await ana.guide.adds("Recovery Bay");
  await ana.guide.waitsForPill(/^Offline, \d+ changes? waiting/);
  await ana.closesBrowser();

  await ana.line.pass();
  await ana.opensBrowser();
  await ana.opens(address);
  await ana.guide.waitsForPill("Synced");
  await ben.guide.row("Recovery Bay").waitFor();
});
