/** A project as a file: saved, opened elsewhere, brought back and merged; and what happens to files that are none. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startStory } from "#tests/support/story.ts";
import { filesOf } from "#tests/support/story-files.ts";

test("[PF5][PF6] a project goes to another device as a file, is worked on there, and comes back into what was done here", async () => {
  const story = await startStory();
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.waitsForPill("Saved on this device");
  const file = await filesOf(ana.page).savesACopy();

  await ben.opens("/");
  await ben.home.opensFile("harbour.orca.json", file);
  await ben.guide.opens("Speaker");
  expect(ben.path().slice(0, 25)).toBe(ana.path().slice(0, 25));
  await ben.guide.typesAtStart("Definition", "From Ben. ");
  await ben.guide.waitsForPill("Saved on this device");
  const back = await filesOf(ben.page).savesACopy();

  await ana.guide.opens("Speaker");
  await ana.guide.typesAtStart("Definition", "From Ana. ");
  await ana.guide.waitsForPill("Saved on this device");
  await filesOf(ana.page).opens("back.orca.json", back);
  const question = ana.page.getByRole("alertdialog", { name: /Harbour Summit.* is already here/ });
  await question.getByRole("button", { name: "Merge" }).click();
  await ana.sees("Merged the file into this project");
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/From Ben\. /);
  expect(await ana.guide.prose("Definition")).toMatch(/From Ana\. /);

  await filesOf(ana.page).opens("back.orca.json", back);
  await question.getByRole("button", { name: "Merge" }).click();
  await ana.sees("Nothing new: all of this file is here already");
  await ana.reloads();
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/From Ben\. /);
});

test("[PF6] from home: a project that is here already is merged into, or opened as a copy, or left alone", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.waitsForPill("Saved on this device");
  const [path, file] = [ana.path().slice(0, 25), await filesOf(ana.page).savesACopy()];
  const question = ana.page.getByRole("alertdialog");

  await ana.opens("/");
  await ana.home.opensFile("harbour.orca.json", file);
  await question.getByRole("button", { name: "Cancel" }).click();
  await question.waitFor({ state: "detached" });
  expect(await ana.home.project("Harbour Summit").count()).toBe(1);

  await ana.home.opensFile("harbour.orca.json", file);
  await question.getByRole("button", { name: "Merge" }).click();
  await ana.sees("Nothing new: all of this file is here already");
  expect(ana.path().slice(0, 25)).toBe(path);

  await ana.opens("/");
  await ana.home.opensFile("harbour.orca.json", file);
  await question.getByRole("button", { name: "Open as a copy" }).click();
  await expect.poll(() => ana.path().slice(0, 25)).not.toBe(path);
  await ana.guide.opens("Speaker");
  await ana.opens("/");
  await expect.poll(() => ana.home.project("Harbour Summit").count()).toBe(2);
});

test("[PF6] a shared project takes what a file brings to everybody; who may only read is told, and can open a copy", async () => {
  const story = await startStory();
  const [ana, ben] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"], "viewer");
  const carol = await story.person("Carol");
  await carol.opens("/");
  await carol.home.opensFile("harbour.orca.json", await filesOf(ana.page).savesACopy());
  await carol.guide.opens("Speaker");
  await carol.guide.typesAtStart("Definition", "From Carol. ");
  await carol.guide.waitsForPill("Saved on this device");
  const file = await filesOf(carol.page).savesACopy();

  await filesOf(ben.page).opens("harbour.orca.json", file);
  await ben.page.getByRole("button", { name: "Merge" }).click();
  await ben.sees(/Not merged\. You can read this project but not change it\./);
  const shared = ben.path().slice(0, 25);
  await ben.page.getByRole("button", { name: "Open as a copy" }).click();
  await expect.poll(() => ben.path().slice(0, 25)).not.toBe(shared);
  await ben.guide.opens("Speaker");
  await expect.poll(() => ben.guide.prose("Definition")).toMatch(/^From Carol\. /);

  await ana.guide.opens("Speaker");
  await filesOf(ana.page).opens("harbour.orca.json", file);
  await ana.page.getByRole("button", { name: "Merge" }).click();
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/^From Carol\. /);
  await ana.guide.waitsForPill("Synced");
});

test("[PF4] files that are none are refused with a sentence each, large ones before they are read, and nothing is made", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.guide.waitsForPill("Saved on this device");
  const file = await filesOf(ana.page).savesACopy();
  await ana.opens("/");
  const refuses = async (name: string, text: string, sentence: string | RegExp) => {
    await ana.home.opensFile(name, text);
    await ana.sees(sentence);
    await ana.page.getByRole("button", { name: "Dismiss" }).first().click();
  };
  await refuses("notes.json", "Dear all,", /notes\.json is not a project file\. Choose a file that/);
  await refuses("torn.orca.json", file.slice(0, file.length / 2), /torn\.orca\.json is cut off or was changed by hand\./);
  await refuses(
    "newer.orca.json",
    file.replace('"version": 1', '"version": 2'),
    /newer\.orca\.json was saved by a newer version of this app\./,
  );
  const folder = mkdtempSync(join(tmpdir(), "orca-story-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const refusesNoise = async (name: string, bytes: number, sentence: RegExp) => {
    writeFileSync(join(folder, name), "{".padEnd(bytes, "x"));
    const [chooser] = await Promise.all([
      ana.page.waitForEvent("filechooser"),
      ana.page.getByRole("button", { name: "Open a file" }).click(),
    ]);
    await chooser.setFiles(join(folder, name));
    await ana.sees(sentence);
  };
  await refusesNoise("noise.json", 50_000_000, /noise\.json is not a project file\./);
  await refusesNoise("much-noise.json", 140_000_000, /much-noise\.json is larger than 128 MB/);
  expect(await ana.home.project("Harbour").count()).toBe(1);
});

test("[PF9] somebody works on a project from a file, is then invited to it, and what they did arrives for everybody", async () => {
  const story = await startStory();
  const [ana] = await story.sharedProject("Harbour Summit", ["Ana", "Ben"]);
  const carol = await story.person("Carol");
  const account = await carol.comesWithAccount(story.server);
  await carol.opens("/");
  await carol.home.opensFile("harbour.orca.json", await filesOf(ana.page).savesACopy());
  await carol.guide.opens("Speaker");
  await carol.guide.typesAtStart("Definition", "From Carol. ");
  await carol.guide.waitsForPill("Saved on this device");

  const { project, account: owner } = story.place();
  await story.server.addMember(owner, project.id, account, "editor");
  await carol.reloads();
  await carol.guide.waitsForPill("Synced");
  await ana.guide.opens("Speaker");
  await expect.poll(() => ana.guide.prose("Definition")).toMatch(/^From Carol\. /);
  await carol.opens("/");
  await expect.poll(() => carol.home.project("Harbour Summit").count()).toBe(1);
});
