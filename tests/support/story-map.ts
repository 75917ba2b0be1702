/**
 * The object map, as a person meets it: columns by the object's name, notes by their words.
 */
import type { Locator } from "playwright-core";
import type { Person } from "./story-person.ts";

export function mapOf(person: Person) {
  const { page } = person;
  const column = (object: string) =>
    page.locator("[data-column]").filter({ has: page.getByRole("heading", { name: object, exact: false }) });
  const columnOf = (object: string) =>
    column(object)
      .filter({ has: page.getByRole("listbox", { name: new RegExp(`^${object}`) }) })
      .first();
  const note = (object: string, words: string): Locator =>
    columnOf(object)
      .getByRole("option")
      .filter({ has: page.getByText(words, { exact: true }) })
      .first();
  const middleOf = async (locator: Locator) => {
    const box = await locator.boundingBox();
    if (!box) throw new Error("It is not in sight.");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const words = (locator: Locator) => locator.evaluateAll((notes) => notes.map((each) => each.querySelector("span")?.textContent ?? ""));

  return {
    /** Goes to the map of the open project. */
    async opens(): Promise<void> {
      await page.goto(`${person.origin}${person.path().replace(/(\/p\/[^/]+).*/, "$1")}/object-map`);
      await page.getByRole("option").first().waitFor();
    },

    /** The words of a list in a column, from above. */
    notes: (object: string, list: string): Promise<string[]> =>
      words(columnOf(object).getByRole("group", { name: list }).getByRole("option")),

    /** Objects as far as they are in sight, from the left. */
    objects: (): Promise<string[]> =>
      page.locator("[data-column] h2 button").evaluateAll((heads) => heads.map((head) => head.querySelector("span")?.textContent ?? "")),

    async focuses(object: string, text: string): Promise<void> {
      await note(object, text).focus();
    },
    async focusesHead(object: string): Promise<void> {
      await columnOf(object).getByRole("heading").getByRole("button").focus();
    },
    /** Goes down with the arrow until the focus stands on this. */
    async arrowsTo(text: string): Promise<void> {
      for (let presses = 0; presses < 60; presses++) {
        if ((await this.focused()).startsWith(`${text} `)) return;
        await page.keyboard.press("ArrowDown");
      }
      throw new Error(`The arrows do not come to ${text}.`);
    },
    focused: (): Promise<string> =>
      page.evaluate(() => {
        const element = document.activeElement;
        return [...(element?.children ?? [])].map((part) => part.textContent ?? "").join(" ") || (element?.textContent ?? "");
      }),

    /** From now on, renders of notes are counted. */
    countsRenders: (): Promise<void> => page.evaluate(() => void Object.assign(globalThis, { renderCounts: new Map<string, number>() })),
    /** How many notes were rendered since. */
    rendered: (): Promise<number> =>
      page.evaluate(
        () =>
          [...((globalThis as { renderCounts?: Map<string, number> }).renderCounts ?? [])].filter(([part]) => part.startsWith("note "))
            .length,
      ),

    /** The words of what is selected, from the left and from above. */
    selected: (): Promise<string[]> => words(page.locator("[role=option][aria-selected=true]")),
    /** Adds to what is selected. */
    async addsToSelection(object: string, text: string): Promise<void> {
      await note(object, text).click({ modifiers: ["Control"] });
    },
    /** One finger on a phone: put on a note, moved by so much, taken off. */
    async finger() {
      const devtools = await person.browser.newCDPSession(page);
      await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: true });
      let at = { x: 0, y: 0 };
      const touch = (type: "touchStart" | "touchMove" | "touchEnd") =>
        devtools.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [at] });
      return {
        async presses(object: string, text: string): Promise<void> {
          at = await middleOf(note(object, text));
          await touch("touchStart");
        },
        async movesBy(x: number, y: number): Promise<void> {
          for (let step = 1; step <= 10; step++) {
            at = { x: at.x + x / 10, y: at.y + y / 10 };
            await touch("touchMove");
          }
        },
        lets: () => touch("touchEnd"),
      };
    },
    /** How far the columns are scrolled down. */
    scrolled: (): Promise<number> => page.getByRole("region", { name: "Columns" }).evaluate((wall) => wall.scrollTop),
    /** What a finger has pushed runs on for a while; then it is back at the top. */
    async comesToRestAtTheTop(): Promise<void> {
      for (let last = -1, now = await this.scrolled(); now !== last || now !== 0; now = await this.scrolled()) {
        last = now;
        await page.getByRole("region", { name: "Columns" }).evaluate(async (wall) => {
          wall.scrollTo(0, 0);
          for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
        });
      }
    },
    /** Objects in the picture of the whole map, in their order. */
    objectsFromAfar: (): Promise<string[]> =>
      page
        .locator("[data-column] > button")
        .evaluateAll((columns) => columns.map((column) => (column.getAttribute("aria-label") ?? "").replace(/, \d+ notes$/, ""))),
    async dragsColumnFromAfar(object: string, to: { before: string }): Promise<void> {
      const column = (name: string) => page.getByRole("button", { name: new RegExp(`^${name}, \\d+ notes$`) });
      const [from, target] = [await column(object).boundingBox(), await column(to.before).boundingBox()];
      if (!from || !target) throw new Error("It is not in sight.");
      await page.mouse.move(from.x + 5, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(from.x + 12, from.y + 24, { steps: 3 });
      await page.mouse.move(target.x + 2, target.y + 20, { steps: 6 });
      await page.mouse.up();
    },
    /** What a reader heard last. */
    said: async (): Promise<string> => ((await page.locator("[aria-live=assertive]").last().textContent()) ?? "").trim(),

    async dragsNote(object: string, text: string, to: { before: string }): Promise<void> {
      const [from, target] = [await middleOf(note(object, text)), await middleOf(note(object, to.before))];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 3, from.y + 1);
      await page.mouse.move(from.x, from.y - 12, { steps: 4 });
      await page.mouse.move(target.x, target.y - 8, { steps: 6 });
      await page.mouse.up();
    },

    async pointsAt(object: string, text: string): Promise<void> {
      const { x, y } = await middleOf(note(object, text));
      await page.mouse.move(x - 5, y);
      await page.mouse.move(x, y, { steps: 3 });
    },
    /** Whether somebody else's pointer is drawn on this note. */
    async pointerIsOn(object: string, text: string): Promise<boolean> {
      const [arrow, on] = [await page.locator("[data-pointer] svg").boundingBox(), await note(object, text).boundingBox()];
      return Boolean(arrow && on && arrow.x >= on.x && arrow.x <= on.x + on.width && arrow.y >= on.y && arrow.y <= on.y + on.height);
    },
  };
}
