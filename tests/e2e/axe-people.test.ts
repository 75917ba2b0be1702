/** axe finds nothing on the pages about people: account, what is behind mailed links, sharing; in the light and the dark theme. */
import { expect, test } from "vitest";
import { findBarriers } from "#tests/support/axe.ts";
import { mailedLink } from "#tests/support/outbox.ts";
import { startStory } from "#tests/support/story.ts";

for (const theme of ["light", "dark"] as const) {
  test(`nothing stands in anybody's way where people are concerned: ${theme}`, async () => {
    const story = await startStory();
    const ana = await story.person("Ana", { dark: theme === "dark" });
    const found: string[] = [];
    const look = async (at: string) => {
      for (const barrier of await findBarriers(ana.page)) found.push(`${at}: ${barrier}`);
    };

    const nowhere = `#${"a".repeat(43)}`;
    await ana.opens("/account");
    await ana.sees("You are not signed in.");
    await look("account, not signed in");
    await ana.opens("/reset-password");
    await ana.sees("Send me a link");
    await look("asking for a new password");
    await ana.opens(`/reset-password${nowhere}`);
    await ana.sees("Set and sign in");
    await look("setting a new password");
    await ana.opens(`/verify-email${nowhere}`);
    await ana.sees("This link was used");
    await look("a link that is over");

    await ana.comesWithAccount(story.server);
    await ana.opens("/");
    await ana.home.makes("Harbour log");
    await ana.home.publishes();
    await ana.home.invites("cleo@story.test", "viewer");
    await ana.sees("cleo@story.test is invited as Viewer.");
    await look("share, with an invitation");
    await ana.page.getByRole("button", { name: /^Level of Ana/ }).click();
    await ana.page.getByRole("menuitemradio").first().waitFor();
    await look("share, menu of the only facilitator");
    await ana.opens("/account");
    await ana.page.getByRole("button", { name: "New token" }).click();
    await ana.page.getByRole("button", { name: "Change the password" }).click();
    await ana.presses("Enter");
    await ana.sees("Type your present password.");
    await ana.sees("this device");
    await look("account");
    await ana.opens(await mailedLink(story.server, "cleo@story.test", "/invitation"));
    await ana.sees("The invitation is for");
    await look("invitation for another address");
    expect(found).toEqual([]);
  });
}
