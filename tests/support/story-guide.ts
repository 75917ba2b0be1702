/**
 * The object guide, as a person meets it: by the roles and names that a screen reader gives.
 */
import type { Locator, Page } from "playwright-core";

export type GuideScreen = ReturnType<typeof guideOf>;

/** Between two keys of somebody who types quickly. */
const keyMs = 15;

export function guideOf(page: Page) {
  const rows = page.locator("button[data-row]");
  const row = (name: string): Locator => rows.filter({ has: page.getByText(name, { exact: true }) });
  const pill = page.getByRole("button", { name: /, details$/ });
  const field = (label: string) => page.locator(`[data-field="${label.toLowerCase()}"]`);
  const title = page.getByRole("heading", { level: 1 });

  /** Puts the caret into a field's prose, and waits for the editor: before it is there, keys write at the end. */
  async function enters(label: string): Promise<void> {
    await field(label).getByRole("textbox").or(field(label).getByRole("button")).first().click();
    const editor = field(label).locator(".cm-content");
    await editor.waitFor();
    await editor.focus();
  }

  return {
    rows,
    row,
    pill,
    field,
    title,
    enters,
    filter: page.getByRole("searchbox", { name: "Filter objects" }),

    /** Waits until the guide has this many objects. */
    stands: (objects: number): Promise<void> => rows.nth(objects - 1).waitFor(),

    /** Every name in the list, from top to bottom. */
    names: (): Promise<string[]> => rows.locator(".truncate").allTextContents(),

    /** The name of the object that is open. */
    shows: async (): Promise<string> => (await title.textContent()) ?? "",

    /** Chooses an object in the list. */
    async opens(name: string): Promise<void> {
      await row(name).click();
      await title.filter({ hasText: name }).waitFor();
    },

    /** Makes an object and names it; an empty guide has the field for it already. */
    async adds(name: string): Promise<void> {
      const field = page.getByRole("textbox", { name: "Name of the new object" });
      if (!(await field.isVisible())) await page.getByRole("button", { name: "New object" }).click();
      await field.focus();
      await page.keyboard.type(name, { delay: keyMs });
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await row(name).waitFor();
    },

    /** Gives the open object another name, as if it were pasted. */
    async renames(name: string): Promise<void> {
      await page.keyboard.press("F2");
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(name);
      await page.keyboard.press("Enter");
    },

    /** Deletes the object that is open, by its menu. */
    async deletes(): Promise<void> {
      await page.getByRole("button", { name: /^More actions for/ }).click();
      await page.getByRole("menuitem", { name: "Delete" }).click();
    },

    async writes(label: string, text: string): Promise<void> {
      await enters(label);
      await page.keyboard.press("Control+End");
      await page.keyboard.type(text, { delay: keyMs });
    },

    async typesAtStart(label: string, text: string): Promise<void> {
      await enters(label);
      await page.keyboard.press("Control+Home");
      await page.keyboard.type(text, { delay: keyMs });
    },

    async typesAtEnd(label: string, text: string): Promise<void> {
      await enters(label);
      await page.keyboard.press("Control+End");
      await page.keyboard.type(text, { delay: keyMs });
    },

    /** The words of a field, without the carets and names of others in it. */
    prose: (label: string): Promise<string> => field(label).evaluate(wordsIn),

    /** Waits until the pill says this. */
    async waitsForPill(says: string | RegExp): Promise<void> {
      await pill.filter({ hasText: typeof says === "string" ? new RegExp(`^${says}$`) : says }).waitFor();
    },

    /** Somebody's avatar in the top bar. */
    person: (name: string): Locator => page.getByRole("banner").getByLabel(name, { exact: true }).filter({ visible: true }).first(),

    /** Somebody's caret, wherever it stands. */
    caretOf: (name: string): Locator => page.locator(".prose-caret", { hasText: name }),

    /** From now on notes the words of a field whenever they are on the screen together with the pill saying Synced. */
    async keepsAccountOfThePill(label: string): Promise<void> {
      await page.evaluate(`(${watchPill})(${JSON.stringify(label.toLowerCase())}, ${wordsIn})`);
    },

    /** Every text that was on the screen as Synced since then. */
    shownAsSynced: (): Promise<string[]> => page.evaluate(() => [...(globalThis as unknown as { syncedTexts: Set<string> }).syncedTexts]),
  };
}

/** In the page. A copy of the element without what is not part of its text. */
function wordsIn(element: Element): string {
  const lines = element.querySelectorAll(".cm-line");
  const parts = lines.length > 0 ? [...lines] : [element];
  return parts
    .map((part) => {
      const copy = part.cloneNode(true) as Element;
      for (const extra of copy.querySelectorAll(".prose-caret, .cm-widgetBuffer, [aria-hidden]")) extra.remove();
      return copy.textContent ?? "";
    })
    .join("\n")
    .trim();
}

/** In the page. Looks at every frame that is drawn. */
function watchPill(field: string, read: (element: Element) => string): void {
  const syncedTexts = new Set<string>();
  Object.assign(globalThis, { syncedTexts });
  const look = () => {
    const pill = document.querySelector("[data-sync]");
    const element = document.querySelector(`[data-field="${field}"]`);
    if (pill?.textContent === "Synced" && element) syncedTexts.add(read(element));
    requestAnimationFrame(look);
  };
  look();
}
