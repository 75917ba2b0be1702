/** What can not be taken is answered with a sentence that says what is wrong and what to do, and nothing is lost. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "#tests/support/repository.ts";
import { startStory } from "#tests/support/story.ts";

test("a name of 10,000 characters is cut at the bound, and the person is told", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.guide.opens("Ward");
  await ana.guide.renames("W".repeat(10_000));
  await ana.sees(/200/);
  await ana.guide.waitsForPill("Saved on this device");
  await expect.poll(async () => (await ana.guide.names()).some((name) => name === "W".repeat(200))).toBe(true);
});

test("a project's name of 10,000 characters is cut the same way, and Enter goes back to the name, nothing more", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.page.locator("#project-name").click();
  await ana.page.getByRole("menuitem", { name: "Rename project" }).click();
  await ana.page.getByRole("textbox", { name: "Name of the project" }).fill("P".repeat(10_000));
  await ana.presses("Enter");
  await ana.sees("200 characters is the most for a name. The last 9,800 were left out.");
  await expect.poll(() => ana.page.locator("#project-name").textContent()).toBe("P".repeat(200));
  expect(await ana.page.getByRole("menu").count()).toBe(0);
});

test("[I24] [F25] a name of 10,000 characters at home, and a pasted line in a list, are cut at the bound and said", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  const cut = "200 characters is the most for a name. The last 9,800 were left out.";
  await ana.opens("/");
  await ana.page.getByRole("textbox", { name: "Name of the project" }).fill("P".repeat(10_000));
  await ana.sees(cut);
  await ana.presses("Enter");
  await ana.page.getByRole("textbox", { name: "Name of the new object" }).fill("Ward");
  await ana.presses("Enter", "Escape");
  await ana.guide.opens("Ward");
  await ana.page.getByRole("button", { name: "Add an instance" }).click();
  await ana.page.getByRole("textbox", { name: "New instance" }).evaluate(
    (field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    `${"I".repeat(250)}\nWard 4\nWARD 4`,
  );
  await ana.sees("200 characters is the most for an instance. The last 50 were left out.");
  await ana.sees("“Ward 4” is already there.");
  expect(await ana.guide.field("instances").getByRole("listitem").count()).toBe(2);

  await ana.opens("/");
  await ana.page.getByRole("button", { name: /^More about/ }).click();
  await ana.page.getByRole("menuitem", { name: "Rename" }).click();
  await ana.page.getByRole("textbox", { name: "Name", exact: true }).fill("Q".repeat(10_000));
  await ana.sees(cut);
  await ana.presses("Enter");
  await ana.home.project("Q".repeat(200)).waitFor();
});

test("a wrong password: the sentence does not say which of the two was wrong", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  const account = await story.server.register("Ana");
  await ana.opens("/");
  for (const email of [account.email, "nobody@story.test"]) {
    await ana.home.signsIn({ email, password: "not the password" });
    await ana.sees("This e-mail address and password do not belong together. Check both, or register.");
    await ana.presses("Escape");
  }
  await ana.home.signsIn(account);
  await ana.home.dialog.waitFor({ state: "detached" });
});

test("a session that ends: one goes on writing, signs in again, and everything goes out", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  await story.server.signOut(story.place().account);
  await ana.guide.opens("Ward");
  await ana.guide.typesAtStart("Definition", "Signed out. ");
  await ana.reloads();
  await ana.sees("You are signed out.");
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/^Signed out\. /);
  await ana.page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await ana.home.fillsIn(story.place().account);
  await ana.guide.waitsForPill("Synced");
  await ben.guide.opens("Ward");
  await expect.poll(() => ben.guide.prose("Definition")).toMatch(/^Signed out\. /);
});

test("[I22] a session that ended while one was away is said as that, under one's hands, and signing in sends everything", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  await ana.guide.opens("Ward");
  await ana.keepsTheAppForLater();
  await ana.line.drop();
  await ana.guide.typesAtStart("Definition", "Away. ");
  await story.server.signOut(story.place().account);
  await ana.line.pass();
  await ana.types("Still typing. ");
  await ana.sees("You are signed out.");
  await ana.guide.waitsForPill("Saved on this device");
  await ana.types("And on. ");
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/^Away\. Still typing\. And on\. /);
  await ana.page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await ana.home.fillsIn(story.place().account);
  await ana.guide.waitsForPill("Synced");
  await ben.guide.opens("Ward");
  await expect.poll(() => ben.guide.prose("Definition")).toMatch(/^Away\. Still typing\. And on\. /);
});

test("a link to a project that is gone, or never was, or is nothing like a link", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.comesWithAccount(story.server);
  for (const path of ["/p/aaaaaaaaaaaaaaaaaaaaaa", "/p/nothing"]) {
    await ana.opens(path);
    await ana.sees("This project is not here, or you may not open it.");
    await ana.sees("Ask the person who sent you the link, or go to your projects.");
  }
  await ana.opens("/somewhere/else");
  await ana.page
    .getByRole("link", { name: /projects/i })
    .first()
    .click();
  await ana.home.heading.waitFor();
});

test("a project that is deleted while it is open stays readable here", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("St Brannoc", ["Ana", "Ben"]);
  const names = await ana.guide.names();
  await story.server.removeProject(story.place());
  await ben.sees("You can read this copy.");
  expect(await ben.guide.names()).toEqual(names);
});

test("[F4] changes that were set aside are found at home when their project is not here any more", async () => {
  const story = await startStory();
  const [, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  await ben.keepsTheAppForLater();
  await ben.line.drop();
  await ben.guide.adds("Lighthouse");
  await ben.guide.waitsForPill(/^Offline, 1 change waiting/);
  await story.server.changeLevel(story.place(), "Ben", "viewer");
  await ben.line.pass();
  await ben.sees(/1 change of yours is set aside\./);
  await story.server.removeProject(story.place());
  await ben.opens("/");
  await ben.page.getByRole("button", { name: /^More about/ }).click();
  await ben.page.getByRole("menuitem", { name: "Remove from this device" }).click();
  await ben.page.getByRole("alertdialog").getByRole("button", { name: "Remove", exact: true }).click();
  const list = ben.page.getByRole("region", { name: "Set aside on this device" });
  await list.getByText(/^Harbour Summit/).waitFor();
  const [file] = await Promise.all([ben.page.waitForEvent("download"), list.getByRole("button", { name: "Save to a file" }).click()]);
  expect(file.suggestedFilename()).toMatch(/^harbour-summit.*set-aside/);
  await list.getByRole("button", { name: "Let them go" }).click();
  await ben.page.getByRole("alertdialog").getByRole("button", { name: "Let them go" }).click();
  await list.waitFor({ state: "detached" });
});

test("[I26] signing out says what would be lost, and takes back that it failed when it works", async () => {
  const story = await startStory();
  const [ana] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  await story.server.removeProject(story.place());
  await ana.sees("You can read this copy.");
  await ana.keepsTheAppForLater();
  await ana.opens("/");
  await ana.page.getByRole("button", { name: "Settings and account" }).click();
  await ana.page.getByRole("menuitem", { name: "Sign out" }).click();
  const dialog = ana.page.getByRole("alertdialog");
  await dialog.getByText("No longer on the server, or you are no longer in them:").waitFor();
  const [file] = await Promise.all([ana.page.waitForEvent("download"), dialog.getByRole("button", { name: "Save to a file" }).click()]);
  expect(file.suggestedFilename()).toMatch(/^harbour-summit/);
  await ana.line.drop();
  await dialog.getByRole("button", { name: "Sign out and lose these" }).click();
  await ana.sees(/You are still signed in\./);
  await ana.line.pass();
  await dialog.getByRole("button", { name: "Sign out and lose these" }).click();
  await ana.sees("Signed out.");
  expect(await ana.page.getByText(/You are still signed in/).count()).toBe(0);
});

test("a sample file with a broken reference names the place and imports nothing", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  const sample = JSON.parse(readFileSync(join(repository, "shared/src/samples/harbour-summit.json"), "utf8"));
  sample.relationships[3].target = "nobody-knows";
  await ana.opens("/");
  await ana.home.opensFile("broken.json", JSON.stringify(sample));
  await ana.sees(/Not imported: .*“nobody-knows”, which is not in the file/);
  expect(await ana.home.project("Harbour").count()).toBe(0);
  await ana.home.opensFile("torn.json", JSON.stringify(sample).slice(0, 5_000));
  await ana.sees(/Not imported/);
});

test("a full device: the pill says so, the work can be saved to a file, and it goes on when there is room", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("St Brannoc");
  await ana.guide.waitsForPill("Saved on this device");
  const address = ana.path();
  await ana.closesBrowser();

  await ana.opensBrowser();
  await ana.hasRoomFor(1);
  await ana.opens(address);
  await ana.guide.opens("Ward");
  await ana.guide.typesAtStart("Definition", "No room for this. ");
  await ana.guide.waitsForPill("Not saving");
  await ana.sees("This device has stopped saving: its storage is full.");
  const file = await ana.savesACopy();
  expect(file).toContain("No room for this. ");
  await ana.hasRoomFor(null);
  await ana.guide.typesAtStart("Definition", "Room again. ");
  await ana.guide.waitsForPill("Saved on this device");
  await ana.reloads();
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/^Room again\. No room for this\. /);
});
