/**
 * axe-core over the page as it stands: WCAG A and AA, and best practice (ui/README.md 11).
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What the library of menus and dialogs puts around an open layer to send Tab back into it: hidden from readers on purpose, and
 * passing the focus on in the moment it arrives. axe sees an element that is hidden and can be focused.
 */
const focusGuards = "[data-base-ui-focus-guard]";

/** @returns one line per finding: rule, place, what is wrong; empty when there is nothing to mend */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(
    async ({ tags, without }) => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run({ exclude: [without] }, { runOnly: { type: "tag", values: tags } });
      return violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary ?? rule.help} [${node.html.slice(0, 160)}]`),
      );
    },
    { tags: standards, without: focusGuards },
  );
}
