/**
 * Home, accounts and sharing, as a person meets them: by the roles and names that a screen reader gives.
 */
import type { Page } from "playwright-core";
import { levelNames, type PermissionLevel } from "#shared/permissions.ts";

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type HomeScreen = ReturnType<typeof homeOf>;

export function homeOf(page: Page) {
  const dialog = page.getByRole("dialog");
  /** With objects the guide is a list; without any it offers the first name. */
  const guideStands = () =>
    page
      .getByRole("button", { name: "New object" })
      .or(page.getByRole("textbox", { name: "Name of the new object" }))
      .first()
      .waitFor();

  /** Fills the dialog for signing in. */
  async function fillsIn({ email, password }: Pick<NewAccount, "email" | "password">): Promise<void> {
    await dialog.getByLabel("E-mail address").fill(email);
    await dialog.getByLabel("Password").fill(password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
  }

  return {
    dialog,
    heading: page.getByRole("heading", { level: 1 }),
    project: (name: string) => page.getByRole("link", { name: new RegExp(name) }),

    /** Starts from a sample and waits until its guide stands there. */
    async startsFrom(sample: string): Promise<void> {
      await page.getByRole("button", { name: new RegExp(sample) }).click();
      await guideStands();
    },

    /** Makes an empty project; a home without projects has the field for it already. */
    async makes(name: string): Promise<void> {
      const field = page.getByRole("textbox", { name: "Name of the project" });
      const button = page.getByRole("button", { name: "New project" });
      await field.or(button).first().waitFor();
      if (!(await field.isVisible())) await button.click();
      await field.fill(name);
      await page.keyboard.press("Enter");
      await guideStands();
    },

    async opensProject(name: string): Promise<void> {
      await page.getByRole("link", { name: new RegExp(name) }).click();
      await guideStands();
    },

    /** Makes an account, from wherever this person is. */
    async registers({ name, email, password }: NewAccount): Promise<void> {
      await page.getByRole("button", { name: "Settings and account" }).click();
      await page.getByRole("menuitem", { name: "Make an account" }).click();
      await dialog.getByLabel("Your name").fill(name);
      await dialog.getByLabel("E-mail address").fill(email);
      await dialog.getByLabel("Password").fill(password);
      await dialog.getByRole("button", { name: "Make an account" }).click();
    },

    async signsIn(account: Pick<NewAccount, "email" | "password">): Promise<void> {
      await page.getByRole("button", { name: "Settings and account" }).click();
      await page.getByRole("menuitem", { name: "Sign in" }).click();
      await fillsIn(account);
    },

    fillsIn,

    /** Chooses a file where home asks for one. */
    async opensFile(name: string, text: string): Promise<void> {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
      await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    },

    /** Gives the open project a place on the server. */
    async publishes(): Promise<void> {
      await page.getByRole("button", { name: "Share" }).click();
      await dialog.getByRole("button", { name: "Publish" }).click();
      await dialog.getByRole("button", { name: "Copy link" }).waitFor();
    },

    /** Invites somebody into the open project, which is published; the dialog of it is open. */
    async invites(email: string, level: PermissionLevel): Promise<void> {
      await dialog.getByLabel("E-mail address").fill(email);
      await dialog.getByRole("combobox").selectOption({ label: levelNames[level] });
      await dialog.getByRole("button", { name: "Invite" }).click();
    },

    /** Adds somebody who has an account. */
    async adds(email: string, level: PermissionLevel): Promise<void> {
      await this.invites(email, level);
      await page.getByText("is in the project now").waitFor();
    },

    async closesDialog(): Promise<void> {
      await dialog.getByRole("button", { name: "Close" }).click();
      await dialog.waitFor({ state: "detached" });
    },
  };
}
