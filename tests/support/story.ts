/**
 * The people of a story, in people's words: somebody opens, writes, sees, loses the network, closes the browser.
 *
 * Each person has a device (a browser profile) and a line to the server of their own, so that one can be offline
 * while the other is not. Whatever a person looks for is found by its role and its name, as a screen reader would.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { PermissionLevel } from "#shared/permissions.ts";
import { type DeviceOptions, makeDevice } from "./browser.ts";
import { startProxy } from "./proxy.ts";
import type { Place } from "./read-document.ts";
import { Person } from "./story-person.ts";
import { type StoryServer, startStoryServer } from "./story-server.ts";

export interface Story {
  readonly server: StoryServer;
  /** Somebody with a new device. */
  person(name: string, options?: DeviceOptions): Promise<Person>;
  /**
   * A sample that the first of two people has published and the second contributes to: both are signed in, look at its
   * guide, and everything is synced.
   */
  sharedProject(sample: string, names: readonly [string, string], level?: PermissionLevel): Promise<[Person, Person]>;
  /** The project that was shared last, for those who look at the server itself. */
  place(): Place;
}

/** Node keeps what it has compiled there: each story has a server of its own, and a quarter of its start is compiling the same files. */
const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), "orca-compiled") };

/** A server and nobody there yet. Everything ends with the test. */
export async function startStory(env: Record<string, string> = {}): Promise<Story> {
  const server = await startStoryServer({ ...compiled, ...env });
  const people: Person[] = [];
  let place: Place | undefined;
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await Promise.all(people.map((each) => each.showsTheScreen(task.name)));
    await Promise.all(people.map((each) => each.leave()));
    await server.discard();
  });

  const person = async (name: string, options: DeviceOptions = {}) => {
    const somebody = new Person(name, await startProxy(server.port), makeDevice(options));
    people.push(somebody);
    await somebody.opensBrowser();
    return somebody;
  };

  const sharedProject = async (sample: string, [first, second]: readonly [string, string], level: PermissionLevel = "editor") => {
    const [owner, other] = [await person(first), await person(second)];
    const account = await owner.comesWithAccount(server);
    const others = await other.comesWithAccount(server);
    await owner.opens("/");
    await owner.home.startsFrom(sample);
    await owner.home.publishes();
    await owner.home.closesDialog();
    await owner.guide.waitsForPill("Synced");
    const project = await server.projectOf(account);
    await server.addMember(account, project.id, others, level);
    await other.opens(owner.path());
    await other.guide.waitsForPill(level === "viewer" ? "Reading" : "Synced");
    place = { server, project, account };
    return [owner, other] satisfies [Person, Person];
  };

  return {
    server,
    person,
    sharedProject,
    place: () => {
      if (!place) throw new Error("No project is shared in this story.");
      return place;
    },
  };
}
