/** Files that leave and come, as a person meets them. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

export function filesOf(page: Page) {
  const menu = async (item: string) => {
    await page.locator("#project-name").click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  return {
    menu,

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
