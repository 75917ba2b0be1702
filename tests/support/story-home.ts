/**
 * Home and accounts, as a person meets them: by the roles and names that a screen reader gives.
 */
import type { Page } from "playwright-core";
import type { PermissionLevel } from "#shared/permissions.ts";
import { levelNames } from "#shared/permissions.ts";

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export type HomeScreen = ReturnType<typeof homeOf>;

export function homeOf(page: Page) {
  const dialog = page.getByRole("dialog");
  return {
    dialog,
    /** Starts from a sample and waits until its guide stands there. */
    async startsFrom(sample: string): Promise<void> {
      await page.getByRole("button", { name: new RegExp(sample) }).click();
      await page.getByRole("button", { name: "New object" }).waitFor();
    },

    /** Makes an empty project. */
    async makes(name: string): Promise<void> {
      await page.getByRole("button", { name: "New project" }).click();
      await dialog.getByLabel("Name").fill(name);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "New object" }).waitFor();
    },

    /** The link of a project in the list. */
    project: (name: string) => page.getByRole("link", { name: new RegExp(name) }),

    async registers({ name, email, password }: NewAccount): Promise<void> {
      await page.getByRole("button", { name: "Register" }).click();
      await dialog.getByLabel("Name").fill(name);
      await dialog.getByLabel("E-mail").fill(email);
      await dialog.getByLabel("Password").fill(password);
      await page.keyboard.press("Enter");
    },

    /** Gives the open project a place on the server. */
    async publishes(): Promise<void> {
      await page.getByRole("button", { name: "Share" }).click();
      await dialog.getByRole("button", { name: "Publish" }).click();
    },

    /** Adds somebody to the open project, which is published. */
    async adds(email: string, level: PermissionLevel): Promise<void> {
      await dialog.getByLabel("E-mail").fill(email);
      await dialog.getByRole("combobox").selectOption(levelNames[level]);
      await dialog.getByRole("button", { name: "Add" }).click();
    },
  };
}
