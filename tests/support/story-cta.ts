/**
 * The CTA matrix, as a person meets it: cells by the object and the role, calls to action by what a reader says of them.
 */
import type { Locator } from "playwright-core";
import type { Person } from "./story-person.ts";

export function ctaOf(person: Person) {
  const { page } = person;
  const grid = page.getByRole("grid", { name: "CTA matrix" });
  const cell = (object: string, role: string): Locator => grid.locator(`[role=gridcell][aria-label^="${object}, ${role},"]`);
  const editing = (): Locator => grid.locator("[role=gridcell].is-editing");
  const chips = (inside: Locator): Promise<string[]> =>
    inside.locator("[data-cta]").evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ""));
  const drawer = page.getByRole("complementary");

  return {
    grid,
    cell,
    drawer,

    /** Goes to the matrix of the open project by its address. */
    async opens(): Promise<void> {
      await page.goto(`${person.origin}${person.path().replace(/(\/p\/[^/]+).*/, "$1")}/cta-matrix`);
      await grid.waitFor();
    },

    /** What stands in a cell, from top to bottom: "Bookmark, primary, Now". */
    holds: (object: string, role: string): Promise<string[]> => chips(cell(object, role)),

    /** What stands in the cell that is typed into. */
    holdsWhileTyping: (): Promise<string[]> => chips(editing()),

    /** What has the focus, in the words of a reader. */
    focused: (): Promise<string> => page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? ""),

    /** The words of the sentence bar. */
    sentence: async (): Promise<string> => (await page.locator("[data-sentence]").textContent()) ?? "",

    /** Goes by the arrows until the focus is on this cell. */
    async arrowsTo(object: string, role: string): Promise<void> {
      const heads = (kind: "rowheader" | "columnheader") =>
        grid.getByRole(kind).evaluateAll((all) => all.map((head) => head.ariaLabel ?? "").filter((name) => name !== ""));
      const place = (list: readonly string[], name: string) => list.findIndex((head) => head.startsWith(`${name},`));
      const [rows, columns] = [await heads("rowheader"), await heads("columnheader")];
      const [atObject = "", atRole = ""] = (await this.focused()).split(", ");
      const down = place(rows, object) - place(rows, atObject);
      const right = place(columns, role) - place(columns, atRole);
      for (let step = 0; step < Math.abs(down); step++) await page.keyboard.press(down > 0 ? "ArrowDown" : "ArrowUp");
      for (let step = 0; step < Math.abs(right); step++) await page.keyboard.press(right > 0 ? "ArrowRight" : "ArrowLeft");
    },

    /** The story in the drawer, as it reads. */
    story: async (): Promise<string> => (await drawer.locator("[data-story]").textContent()) ?? "",

    /** The criteria in the drawer, each as one line. */
    criteria: (): Promise<string[]> =>
      drawer.locator("[data-criterion]").evaluateAll((items) => items.map((item) => item.querySelector("[data-enter]")?.textContent ?? "")),

    /** One part of a criterion that is being written. */
    part: (name: string): Locator => drawer.locator(`[data-criterion] [data-field="${name}"]`),
  };
}
