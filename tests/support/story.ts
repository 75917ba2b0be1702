/**
 * The people of a story, in people's words: somebody opens, writes, sees, loses the network, closes the browser.
 *
 * Each person has a device (a browser profile) and a line to the server of their own, so that one can be offline
 * while the other is not. Whatever a person looks for is found by its role and its name, as a screen reader would.
 */
import type { BrowserContext, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type Device, makeDevice } from "./browser.ts";
import { type Line, startProxy } from "./proxy.ts";
import { type StoryServer, startStoryServer } from "./story-server.ts";

/** How long a person waits for something before the story has failed. */
const patienceMs = 15_000;

export interface Story {
  readonly server: StoryServer;
  /** Somebody with a new device. */
  person(name: string, options?: { dark?: boolean }): Promise<Person>;
}

/** A server and nobody there yet. Everything ends with the test. */
export async function startStory(env: Record<string, string> = {}): Promise<Story> {
  const server = await startStoryServer(env);
  const people: Person[] = [];
  onTestFinished(async () => {
    await Promise.all(people.map((each) => each.leave()));
    await server.discard();
  });
  const person = async (name: string, options: { dark?: boolean } = {}) => {
    const line = await startProxy(server.port);
    const somebody = new Person(name, line, makeDevice(options));
    people.push(somebody);
    await somebody.opensBrowser();
    return somebody;
  };
  return { server, person };
}

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
