/** Files that leave and come, as a person meets them. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

export function filesOf(page: Page) {
  const menu = async (item: string) => {
    await page.locator("#project-name").click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  const dialog = page.getByRole("dialog", { name: "Export" });
  return {
    menu,
    exporting: dialog,

    /** Opens the export dialog. */
    async exports(): Promise<void> {
      await menu("Export");
      await dialog.waitFor();
    },

    /** Chooses a format and waits until its file is made. */
    async chooses(format: string): Promise<void> {
      await dialog.getByRole("radio", { name: new RegExp(`^${format}`) }).check();
      await dialog.getByRole("button", { name: new RegExp(`^Export ${format}`), disabled: false }).waitFor();
    },

    /** Saves the file that is shown. */
    async saves(): Promise<{ name: string; bytes: Uint8Array }> {
      const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: /^Export / }).click()]);
      return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
    },

    /** Saves a copy of the open project and reads it. */
    async savesACopy(): Promise<string> {
      const [download] = await Promise.all([page.waitForEvent("download"), menu("Save a copy to a file")]);
      return readFileSync(await download.path(), "utf8");
    },

    /** Opens a file from the menu of the open project. */
    async opens(name: string, text: string): Promise<void> {
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), menu("Open a file")]);
      await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    },
  };
}
