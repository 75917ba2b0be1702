/**
 * The nested-object matrix, as a person meets it: by the roles and names that a screen reader gives.
 */
import type { Locator, Page } from "playwright-core";

export function matrixOf(page: Page) {
  const grid = page.getByRole("grid", { name: "Nested object matrix" });

  /** A cell by the names of its heads. */
  const cell = (row: string, column: string): Locator => grid.getByRole("gridcell", { name: new RegExp(`^${row}, ${column}, `) });

  return {
    grid,
    cell,

    /** From anywhere in a project. */
    async opens(): Promise<void> {
      await page.getByRole("link", { name: /^Nested object matrix/ }).click();
      await grid.waitFor();
    },

    /** What the cell says to a reader, without its heads. */
    says: async (row: string, column: string): Promise<string> =>
      ((await cell(row, column).locator(".sr-only").textContent()) ?? "").slice(`${row}, ${column}, `.length),

    /** The name of what has the focus. */
    focused: (): Promise<string> =>
      page.evaluate(() => {
        const here = document.activeElement;
        return here?.getAttribute("aria-label") ?? (here?.querySelector(".sr-only") ?? here)?.textContent ?? "";
      }),

    /** The sentence that the bar shows. */
    sentence: async (): Promise<string> => (await page.locator("[data-sentence]").textContent()) ?? "",

    /** "12 objects, 38 relationships, 69 nested". */
    head: async (): Promise<string> => (await page.locator("main header p").first().textContent()) ?? "",

    /** Puts a table on the clipboard of this browser and pastes it where the focus is. */
    async pastes(text: string, html = ""): Promise<void> {
      await page.evaluate(
        ([plain, rich]) => {
          const clipboardData = new DataTransfer();
          if (plain) clipboardData.setData("text/plain", plain);
          if (rich) clipboardData.setData("text/html", rich);
          document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        },
        [text, html],
      );
    },

    /** What a copy of the selection would put on the clipboard. */
    copies: (): Promise<{ text: string; html: string }> =>
      page.evaluate(() => {
        const clipboardData = new DataTransfer();
        document.activeElement?.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
        return { text: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html") };
      }),
  };
}
