/**
 * Somebody with a device, a browser on it, and a line to the server of their own.
 */
import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";
import type { Device } from "./browser.ts";
import type { Line } from "./proxy.ts";
import { type GuideScreen, guideOf } from "./story-guide.ts";
import { type HomeScreen, homeOf, type NewAccount } from "./story-home.ts";
import type { Account, StoryServer } from "./story-server.ts";

/** How long a person waits for something before the story has failed. */
const patienceMs = 15_000;
/** Between two keys of somebody who types quickly. */
const keyMs = 15;
const mostTabs = 200;

type Role = Parameters<Page["getByRole"]>[0];

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

  /** What this person would type to register. */
  get account(): NewAccount {
    const email = `${this.name.toLowerCase().replaceAll(" ", ".")}@story.test`;
    return { name: this.name, email, password: "seven green herons" };
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

  /** Puts a picture of the screen where somebody can look at it afterwards: `test-results/`. */
  async showsTheScreen(title: string): Promise<void> {
    const name = `${title} - ${this.name}`.replaceAll(/[^\w -]+/g, "").slice(0, 120);
    await this.#page?.screenshot({ path: `test-results/${name}.png`, timeout: 5_000 }).catch(() => undefined);
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

  /** The address in the app. */
  path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** Has an account already, and this browser is signed in to it. */
  async comesWithAccount(server: StoryServer): Promise<Account> {
    const account = await server.register(this.name);
    const [name = "", value = ""] = account.cookie.split("=");
    const expires = Date.now() / 1000 + 3600;
    await this.browser.addCookies([{ name, value, url: this.origin, httpOnly: true, sameSite: "Lax", expires }]);
    return account;
  }

  /** Stays until the app is kept on the device, and what this tab asks for comes from there. */
  async keepsTheAppForLater(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Opens the same address in another tab and looks at that one from now on. */
  async opensAnotherTab(): Promise<Page> {
    const before = this.page;
    this.#page = await this.browser.newPage();
    await this.#page.goto(before.url());
    return before;
  }

  async types(words: string): Promise<void> {
    await this.page.keyboard.type(words, { delay: keyMs });
  }

  /** Goes on with Tab until the focus stands on this. */
  async tabsTo(role: Role, name: string | RegExp): Promise<void> {
    const target = this.page.getByRole(role, { name }).first();
    await target.waitFor();
    for (let presses = 0; presses < mostTabs; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not come to the ${role} ${name}.`);
  }

  /**
   * How many bytes this device may keep for the app; null: as many as there are. Less room is noticed only by a browser that has not
   * opened the app's storage yet; more room at once.
   */
  async hasRoomFor(bytes: number | null): Promise<void> {
    const devtools = await this.browser.newCDPSession(this.page);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: this.origin, ...(bytes === null ? {} : { quotaSize: bytes }) });
  }

  /** Saves a copy to a file and reads it. */
  async savesACopy(): Promise<string> {
    const button = this.page.getByRole("button", { name: "Save a copy to a file" }).first();
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    return readFileSync(await download.path(), "utf8");
  }

  /** What the browser would send as its cookie. */
  async cookie(): Promise<string> {
    const cookies = await this.browser.cookies(this.origin);
    return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  /** A tab that this person does not look at now. */
  otherTab(): Page {
    const other = this.browser.pages().find((page) => page !== this.#page);
    if (!other) throw new Error(`${this.name} has only one tab.`);
    return other;
  }

  /** Looks at a tab that is open already. */
  async looksAt(tab: Page): Promise<void> {
    await tab.bringToFront();
    this.#page = tab;
  }
}
