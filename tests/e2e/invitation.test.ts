/** Somebody is invited by address, comes in behind the link of the mail, and what a facilitator changes is seen by them at once. */
import { expect, test } from "vitest";
import { mailedLink } from "#tests/support/outbox.ts";
import { startStory } from "#tests/support/story.ts";
import type { Person } from "#tests/support/story-person.ts";

const focused = (somebody: Person) =>
  somebody.page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
const menuOf = (somebody: Person, name: string) => somebody.home.dialog.getByRole("button", { name: new RegExp(`^Level of ${name}`) });

test("[I61][I63][I65][I66][I67] from typing the address to the second person editing; then another level, and out", async () => {
  const story = await startStory();
  const [ana, ben] = [await story.person("Ana"), await story.person("Ben")];
  await ana.comesWithAccount(story.server);
  await ana.opens("/");
  await ana.home.startsFrom("Harbour Summit");
  await ana.home.publishes();
  await ana.presses("Escape");
  await ana.home.dialog.waitFor({ state: "detached" });
  await ana.guide.waitsForPill("Synced");
  await expect.poll(() => ana.page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");

  await ana.page.getByRole("button", { name: "Share" }).click();
  await ana.home.dialog.getByLabel("E-mail address").waitFor();
  await menuOf(ana, "Ana").click();
  await ana.sees("The only facilitator. Make somebody else one first.");
  expect(await ana.page.getByRole("menuitem", { name: "Leave the project" }).count()).toBe(0);
  await ana.presses("Escape");
  await ana.home.invites(`Ben <${ben.account.email}>, nobody`, "viewer");
  await ana.sees("nobody is not an e-mail address.");
  await ana.home.invites(`${ben.account.email}; cleo@story.test`, "editor");
  await ana.sees(`${ben.account.email} is invited as Contributor.`);
  await ana.sees("This server sends no mail: copy the link and send it yourself.");
  expect(await ana.home.dialog.getByText("not opened yet").count()).toBe(2);
  await menuOf(ana, "cleo").click();
  await ana.page.getByRole("menuitem", { name: "Withdraw the invitation" }).click();
  await expect.poll(() => ana.home.dialog.getByText("not opened yet").count()).toBe(1);

  // Behind the link of the mail: nothing of it stays in the address, a reload does not lose it, the address is given.
  const link = await mailedLink(story.server, ben.account.email, "/invitation");
  await ben.opens(link);
  await ben.page.getByRole("heading", { name: /^Join Harbour Summit/ }).waitFor();
  await expect.poll(() => new URL(ben.page.url()).hash).toBe("");
  await ben.reloads();
  await ben.sees("Make an account to join");
  expect(await ben.page.getByLabel("E-mail address").inputValue()).toBe(ben.account.email);
  await ben.page.getByLabel("Your name").fill("Ben");
  await ben.page.getByLabel("Password").fill(ben.account.password);
  await ben.page.getByRole("button", { name: "Make an account" }).click();
  await ben.guide.waitsForPill("Synced");
  await ben.guide.adds("Quiet Room");
  await expect.poll(() => ana.home.dialog.getByText("Here now").count()).toBe(1);
  await ana.home.closesDialog();
  await ana.guide.row("Quiet Room").waitFor();

  // Used twice: by whom it was for, the project opens again.
  await ben.opens(link);
  await ben.guide.waitsForPill("Synced");

  // Another level is there within a moment; then they are out.
  await ana.page.getByRole("button", { name: "Share" }).click();
  const asked = Promise.withResolvers<void>();
  await ana.page.route("**/api/v1/projects/*/members/*", async (route) => {
    const response = await route.fetch();
    if (route.request().method() === "PATCH") await asked.promise;
    await route.fulfill({ response });
  });
  await menuOf(ana, "Ben").click();
  await ana.page.getByRole("menuitemradio", { name: "Viewer" }).click();
  await ben.guide.waitsForPill("Reading");
  await ana.presses("Escape");
  await menuOf(ana, "Ben").click();
  await ana.page.getByRole("menuitem", { name: "Remove from the project" }).click();
  // The answer about the level comes late, and does not close the next question.
  await ana.page.getByRole("alertdialog").waitFor();
  asked.resolve();
  await ana.page.getByText("Ben is Viewer now.").waitFor({ state: "attached" });
  await ana.page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await ben.sees("The project is no longer on the server, or you are no longer in it.");
  await expect.poll(() => menuOf(ana, "Ben").count()).toBe(0);
  await expect.poll(() => focused(ana)).toBe("E-mail address");
});

test("[I64][I67] for another address, replaced by a newer one, expired, not whole, out of reach: a sentence and a way on", async () => {
  const story = await startStory();
  const [ana, vi] = await story.sharedProject("St Brannoc", ["Ana", "Vi"], "viewer");
  await ana.page.getByRole("button", { name: "Share" }).click();
  await ana.home.invites("cleo@story.test", "viewer");
  await ana.sees("cleo@story.test is invited as Viewer.");
  const old = await mailedLink(story.server, "cleo@story.test", "/invitation");

  await vi.page.getByRole("button", { name: "Share" }).click();
  await vi.sees("People in this project");
  expect(await vi.home.dialog.getByRole("button", { name: /^Level of/ }).count()).toBe(1);
  expect(await vi.home.dialog.getByText("cleo@story.test").count()).toBe(0);

  await vi.opens(old);
  await vi.sees("The invitation is for cleo@story.test. You are signed in as");
  await vi.page.getByRole("button", { name: "Sign in as cleo@story.test" }).click();
  await vi.page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await vi.sees("Make an account to join");

  await ana.home.invites("cleo@story.test", "editor");
  await ana.sees("cleo@story.test is invited as Contributor.");
  await vi.opens("/");
  await vi.opens(old);
  await vi.sees("This invitation was taken back or replaced by a newer one.");
  await vi.opens("/invitation#half");
  await vi.sees("This link is not whole");
  await vi.opens("/");
  await vi.keepsTheAppForLater();
  await vi.line.drop();
  await vi.opens(await mailedLink(story.server, "cleo@story.test", "/invitation")).catch(() => undefined);
  await vi.sees("You are offline");
  await vi.line.pass();
  await vi.page.getByRole("button", { name: "Try again" }).click();
  await vi.sees("Make an account to join");

  await vi.page.route("**/api/v1/invitations/read", (route) =>
    route.fulfill({
      status: 410,
      json: { error: { code: "invitation/expired", message: "", details: { on: "4 May" }, timestamp: "", request_id: "" } },
    }),
  );
  await vi.reloads();
  await vi.sees("This invitation stopped working on 4 May.");
});
