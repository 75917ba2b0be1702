/**
 * One edit of one connection: admitted, put into the document, answered. Hocuspocus shows it to the others.
 *
 * Between the row on the disk and the document nothing is awaited that could let somebody in between (rules A1 and A2,
 * docs/spec/admission.md).
 */
import type { Connection, Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { type AdmitOptions, admit, type Refusal } from "./admit.ts";
import type { DocumentSession } from "./document-session.ts";
import { statusFrame } from "./frames.ts";
import type { OpenDocument } from "./open-document.ts";

export interface TakeOptions extends AdmitOptions {
  openOf(document: Document): OpenDocument | undefined;
  refused(session: DocumentSession, refusal: Refusal): void;
  failed(session: DocumentSession, error: unknown): void;
}

const notOpen: Refusal = { code: "server/failed", details: {} };

/** Never rejects. */
export async function takeEdit(options: TakeOptions, session: DocumentSession, update: Uint8Array): Promise<void> {
  const { connection } = session;
  if (!connection) return;
  const open = options.openOf(connection.document);
  open?.begin();
  try {
    const refusal = open ? await admit(options, open, session, update) : notOpen;
    if (refusal) options.refused(session, refusal);
    else Y.applyUpdate(connection.document, update, originOf(connection));
    connection.send(statusFrame(connection.messageAddress, refusal === null));
  } catch (error) {
    options.failed(session, error);
  } finally {
    open?.end();
  }
}

/** As Hocuspocus names what comes through a connection. */
const originOf = (connection: Connection) => ({ source: "connection" as const, connection });
