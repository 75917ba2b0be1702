/**
 * Somebody with a device, a browser on it, and a line to the server of their own.
 */
import type { BrowserContext, Page } from "playwright-core";
import type { Device } from "./browser.ts";
import type { Line } from "./proxy.ts";
import { type GuideScreen, guideOf } from "./story-guide.ts";
import { type HomeScreen, homeOf } from "./story-home.ts";

/** How long a person waits for something before the story has failed. */
const patienceMs = 15_000;

export class Person {
  readonly name: string;
  /** The line between this person and the server. */
  readonly line: Line;
  readonly #device: Device;
  #browser: BrowserContext | undefined;
  #page: Page | undefined;

  constructor(name: string, line: Line, device: Device) {
    this.name = name;
    this.line = line;
    this.#device = device;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.line.port}`;
  }

  /** The tab this person looks at. */
  get page(): Page {
    if (!this.#page) throw new Error(`${this.name}'s browser is closed.`);
    return this.#page;
  }

  get browser(): BrowserContext {
    if (!this.#browser) throw new Error(`${this.name}'s browser is closed.`);
    return this.#browser;
  }

  /** What can be done in the object guide. */
  get guide(): GuideScreen {
    return guideOf(this.page);
  }

  /** What can be done at home, and with one's account. */
  get home(): HomeScreen {
    return homeOf(this.page);
  }

  async opensBrowser(): Promise<void> {
    this.#browser = await this.#device.open();
    this.#browser.setDefaultTimeout(patienceMs);
    this.#page = this.#browser.pages()[0] ?? (await this.#browser.newPage());
  }

  async closesBrowser(): Promise<void> {
    await this.#browser?.close();
    this.#browser = undefined;
    this.#page = undefined;
  }

  /** Ends everything of this person. */
  async leave(): Promise<void> {
    await this.closesBrowser();
    await this.line.close();
    this.#device.discard();
  }

  /** @param path of the app, from "/" */
  async opens(path = "/"): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
  }

  async reloads(): Promise<void> {
    await this.page.reload();
  }

  /** Opens the same address in another tab and looks at that one from now on. */
  async opensAnotherTab(): Promise<Page> {
    const before = this.page;
    this.#page = await this.browser.newPage();
    await this.#page.goto(before.url());
    return before;
  }

  /** Looks at a tab that is open already. */
  async looksAt(tab: Page): Promise<void> {
    await tab.bringToFront();
    this.#page = tab;
  }
}
