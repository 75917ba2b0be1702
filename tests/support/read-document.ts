/** What the server holds of a project, read by somebody who brings nothing along. */
import { setTimeout as wait } from "node:timers/promises";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as Y from "yjs";
import type { ProjectSummary } from "#shared/api/projects.ts";
import { documentName } from "#shared/api/sync.ts";
import { messageTypes, openRawSocket, syncSteps } from "./raw-socket.ts";
import type { Account, StoryServer } from "./story-server.ts";

export interface Place {
  server: StoryServer;
  project: ProjectSummary;
  account: Account;
}

const patienceMs = 15_000;

/** Asks with an empty state vector and takes the answer; goes straight to the server, past any proxy. */
export async function readDocument({ server, project, account }: Place): Promise<Y.Doc> {
  const document = documentName({ project: project.id, part: "model", epoch: project.epoch });
  const socket = await openRawSocket({ url: server.syncUrl, document, cookie: account.cookie, origin: server.origin });
  socket.saySync(messageTypes.sync, syncSteps.one, Y.encodeStateVector(new Y.Doc()));
  try {
    for (let waited = 0; waited < patienceMs; waited += 5) {
      const doc = documentIn(socket.received.map(({ bytes }) => bytes));
      if (doc) return doc;
      await wait(5);
    }
  } finally {
    socket.end();
  }
  throw new Error("The server did not answer with the document.");
}

/** A snapshot may come ahead of the answer (A33), so everything up to the answer counts. */
function documentIn(frames: readonly Uint8Array[]): Y.Doc | null {
  const parts = frames.flatMap((bytes) => partIn(bytes) ?? []);
  if (!parts.some(({ step }) => step === syncSteps.two)) return null;
  const doc = new Y.Doc();
  for (const { update } of parts) Y.applyUpdate(doc, update);
  return doc;
}

function partIn(bytes: Uint8Array): { step: number; update: Uint8Array } | null {
  const decoder = createDecoder(bytes);
  readVarString(decoder);
  const type = readVarUint(decoder);
  if (type !== messageTypes.sync && type !== messageTypes.syncReply) return null;
  const step = readVarUint(decoder);
  return step === syncSteps.one ? null : { step, update: readVarUint8Array(decoder) };
}
