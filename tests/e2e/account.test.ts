/** What belongs to the person: password, address, sessions, preferences, tokens; on two devices where two are concerned. */
import { expect, test } from "vitest";
import { mailedLink } from "#tests/support/outbox.ts";
import { startStory } from "#tests/support/story.ts";
import type { Person } from "#tests/support/story-person.ts";

const theme = (somebody: Person) => somebody.page.evaluate(() => document.documentElement.dataset.theme);
const density = (somebody: Person) => somebody.page.evaluate(() => document.documentElement.dataset.density);
const has = (somebody: Person, role: "button" | "heading", name: string | RegExp) => somebody.page.getByRole(role, { name });

test("[I68][I69][I71] preferences go along to a second device; a session is ended from the other; letters are switched off", async () => {
  const story = await startStory();
  const [laptop, tablet] = [await story.person("Ana"), await story.person("Ana on a tablet")];
  await laptop.opens("/");
  await laptop.home.registers(laptop.account);
  await laptop.home.startsFrom("Harbour Summit");
  await laptop.home.publishes();
  await laptop.home.closesDialog();
  await has(laptop, "button", "Settings and account").click();
  await laptop.page.getByRole("menuitem", { name: "Account" }).click();
  await has(laptop, "heading", "Sessions").waitFor();
  await laptop.page.getByText("Dark", { exact: true }).click();
  await laptop.page.getByText("Compact", { exact: true }).click();
  await laptop.page.getByRole("switch", { name: "Single letter keys" }).click();
  expect(await theme(laptop)).toBe("dark");

  await tablet.opens("/");
  expect(await theme(tablet)).toBe("light");
  await tablet.home.signsIn(laptop.account);
  await expect.poll(() => theme(tablet)).toBe("dark");
  await expect.poll(() => density(tablet)).toBe("compact");

  // No letter does anything now; arrows and chords do.
  await tablet.home.opensProject("Harbour Summit");
  await tablet.guide.waitsForPill("Synced");
  const names = await tablet.guide.names();
  await tablet.guide.opens(names[0] ?? "");
  await tablet.guide.row(names[0] ?? "").focus();
  await tablet.presses("j", "n", "/", "g", "m", "[");
  expect(await tablet.guide.shows()).toBe(names[0]);
  expect(await tablet.guide.names()).toEqual(names);
  expect(tablet.path()).toContain("/guide/");
  const synonyms = tablet.guide.field("synonyms");
  await synonyms.locator("[data-entry]").first().focus();
  await tablet.presses("a");
  expect(await synonyms.getByText("avoid").count()).toBe(0);
  await tablet.guide.row(names[0] ?? "").focus();
  await tablet.presses("ArrowDown");
  await expect.poll(() => tablet.guide.shows()).toBe(names[1]);
  await tablet.presses("Control+k");
  await tablet.page.getByRole("combobox").waitFor();
  await tablet.presses("Escape");

  // The laptop signs the tablet out, which hears it at once.
  await laptop.reloads();
  await has(laptop, "button", /^Sign out Chromium/).waitFor();
  await laptop.page.getByText("this device").waitFor();
  await has(laptop, "button", /^Sign out Chromium/).click();
  await tablet.sees("You are signed out.");
  await expect.poll(() => has(laptop, "button", /^Sign out Chromium/).count()).toBe(0);
});

test("[I70] name, address and password are changed in their lines; what is wrong stands beside the field; a mailed link proves the address", async () => {
  const story = await startStory();
  const ana = await story.person("Ana");
  const account = await ana.comesWithAccount(story.server);
  await ana.opens("/account");
  await ana.sees("Not proven. This server sends no mail: the link lies in its outbox, with whoever runs it.");
  await ana.page.getByRole("button", { name: "Make a new one" }).click();
  await ana.sees("A new link lies in the server's outbox.");
  await ana.opens(await mailedLink(story.server, account.email, "/verify-email"));
  await has(ana, "heading", "Your address is proven").waitFor();
  await ana.page.getByRole("link", { name: "Go to your account" }).click();
  await has(ana, "button", "Change the name").click();
  await ana.page.getByLabel("Your name").fill("Ana Maria");
  await ana.presses("Enter");
  await expect.poll(() => has(ana, "button", "Change the name").evaluate((button) => button === document.activeElement)).toBe(true);
  await ana.sees("Ana Maria");
  expect(await ana.page.getByText("Not proven").count()).toBe(0);

  await has(ana, "button", "Change the password").click();
  await ana.page.getByLabel("Present password").fill("something else");
  await ana.page.getByLabel("New password").fill("nine blue herons");
  await ana.presses("Enter");
  await ana.sees("This is not your present password.");
  await expect.poll(() => ana.page.getByLabel("Present password").evaluate((field) => field === document.activeElement)).toBe(true);
  await ana.page.getByLabel("Present password").fill(account.password);
  await ana.presses("Enter");
  await ana.sees("The password is changed.");

  await has(ana, "button", "New token").click();
  await ana.page.getByLabel("What it is for").fill("Nightly report");
  await ana.presses("Enter");
  const token = (await ana.page.getByLabel("The token").textContent()) ?? "";
  expect(token).toMatch(/^orca_/);
  await has(ana, "button", "Done").click();
  await ana.reloads();
  await has(ana, "button", "Revoke Nightly report").click();
  expect(await ana.page.getByText(token).count()).toBe(0);
  await ana.page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await ana.sees("No tokens.");

  // What the server keeps can not be seen without it; preferences go on.
  await ana.keepsTheAppForLater();
  await ana.line.drop();
  await ana.reloads();
  await ana.sees("You are offline: these are kept on the server.");
  await ana.page.getByText("Dark", { exact: true }).click();
  expect(await theme(ana)).toBe("dark");
  await ana.line.pass();
  await has(ana, "button", "Try again").first().click();
  await ana.sees("No tokens.");
});

test("[I66][I72] a forgotten password: a link by mail, a new password, every other device signed out; the link works once", async () => {
  const story = await startStory();
  const [ana, tablet] = [await story.person("Ana"), await story.person("Ana on a tablet")];
  const account = await tablet.comesWithAccount(story.server);
  await tablet.opens("/account");
  await has(tablet, "heading", "Sessions").waitFor();
  await ana.opens("/");
  await has(ana, "button", "Settings and account").click();
  await ana.page.getByRole("menuitem", { name: "Sign in" }).click();
  await ana.home.dialog.getByLabel("E-mail address").fill(account.email);
  await ana.home.dialog.getByRole("button", { name: "Forgot your password?" }).click();
  await has(ana, "heading", "A new password").waitFor();
  expect(await ana.page.getByLabel("E-mail address").inputValue()).toBe(account.email);
  await has(ana, "button", "Send me a link").click();
  await ana.sees("It works once, for an hour.");

  const link = await mailedLink(story.server, account.email, "/reset-password");
  await ana.opens(link);
  await expect.poll(() => new URL(ana.page.url()).hash).toBe("");
  await ana.page.getByLabel("New password").fill("password");
  await ana.presses("Enter");
  await ana.sees("This password is too easy to guess.");
  await ana.page.getByLabel("New password").fill("nine blue herons");
  await ana.presses("Enter");
  await ana.sees(/The new password counts now/);
  await tablet.reloads();
  await tablet.sees("You are not signed in.");
  await tablet.home.signsIn({ ...account, password: "nine blue herons" });
  await has(tablet, "heading", "Sessions").waitFor();

  await ana.opens(link);
  await ana.page.getByLabel("New password").fill("ten grey herons");
  await ana.presses("Enter");
  await ana.sees(/This link for a new password was used/);
  await ana.page.getByRole("link", { name: "Ask for a new link" }).click();
  await has(ana, "button", "Send me a link").waitFor();
});
