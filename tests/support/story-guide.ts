/**
 * The object guide, as a person meets it: by the roles and names that a screen reader gives.
 */
import type { Locator, Page } from "playwright-core";

export type GuideScreen = ReturnType<typeof guideOf>;

export function guideOf(page: Page) {
  const list = page.getByRole("listbox", { name: "Objects" });
  const definition = page.getByRole("textbox", { name: "Definition" });
  return {
    list,
    definition,
    filter: page.getByRole("searchbox", { name: "Filter objects" }),
    rows: list.getByRole("option"),
    row: (name: string): Locator => list.getByRole("option", { name: new RegExp(`^${name}\\b`) }),
    pill: page.getByTestId("pill"),
  };
}
