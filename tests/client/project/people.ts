/** People with browsers of their own on a real server: what `openProject` takes in Node. */
import { WebSocket } from "ws";
import type { Environment, SocketClass } from "#client/project/environment.ts";
import { type OpenProject, openProject } from "#client/project/open-project.ts";
import type { TestPerson, TestServer } from "#tests/support/server.ts";
import { device } from "./support.ts";

/** A socket that brings the person's cookie, as a browser does by itself. */
export function socketOf({ origin }: Pick<TestServer, "origin">, { cookie }: TestPerson): SocketClass {
  return class extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin } });
    }
  } as unknown as SocketClass;
}

export const browserOf = (server: TestServer, person: TestPerson, given: Partial<Environment> = {}): Partial<Environment> =>
  device({ serverUrl: `${server.origin.replace("http", "ws")}/sync`, WebSocket: socketOf(server, person), ...given });

export const openAs = (person: TestPerson, name: string, id: string, environment: Partial<Environment>): Promise<OpenProject> =>
  openProject({ id, person: { id: person.id, name }, server: true, environment });
