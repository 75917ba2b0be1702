/**
 * The people of a story, in people's words: somebody opens, writes, sees, loses the network, closes the browser.
 *
 * Each person has a device (a browser profile) and a line to the server of their own, so that one can be offline
 * while the other is not. Whatever a person looks for is found by its role and its name, as a screen reader would.
 */
import { onTestFinished } from "vitest";
import { makeDevice } from "./browser.ts";
import { startProxy } from "./proxy.ts";
import { Person } from "./story-person.ts";
import { type StoryServer, startStoryServer } from "./story-server.ts";

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
