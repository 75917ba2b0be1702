/** Somebody who joins a project with `y-websocket`, as any script would, and remembers what it was told. */
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { TestServer } from "./server.ts";

export interface PlainClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** How each connection ended that the server ended. */
  readonly closings: { code: number; reason: string }[];
  /** With which it gave up. */
  readonly gaveUp: { code: number; reason: string } | null;
  /** Shown by the others: their states, by client id. */
  readonly others: () => Record<string, unknown>[];
}

const open = new Set<WebsocketProvider>();

export function joinPlainly(
  { origin }: Pick<TestServer, "origin">,
  room: string,
  { token, doc = new Y.Doc() }: { token?: string; doc?: Y.Doc },
): PlainClient {
  const params = token === undefined ? {} : { token };
  const provider = new WebsocketProvider(`${origin.replace("http", "ws")}/yjs`, room, doc, {
    params,
    disableBc: true,
    maxBackoffTime: 200,
  });
  open.add(provider);
  const closings: PlainClient["closings"] = [];
  let gaveUp: PlainClient["gaveUp"] = null;
  provider.on("connection-close", (event) => void (event && closings.push({ code: event.code, reason: event.reason })));
  provider.on("closed", (event) => {
    gaveUp = event;
  });
  return {
    doc,
    provider,
    closings,
    get gaveUp() {
      return gaveUp;
    },
    others: () => [...provider.awareness.getStates()].filter(([client]) => client !== doc.clientID).map(([, state]) => state),
  };
}

/** Ends all of them: after each test. */
export function leaveAll(): void {
  for (const provider of open) provider.destroy();
  open.clear();
}
