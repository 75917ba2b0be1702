/**
 * How a plain Yjs client is told why it is not served: a close code and a sentence.
 *
 * `y-websocket` gives up on 4400 to 4499 and comes again after every other code, so that is where a refusal stands that coming again
 * would not change: at 4000 and the HTTP status. Rules Y7 to Y9, docs/spec/plain-clients.md.
 */
import { describeError, type ErrorCode, type ErrorDetails, errors } from "#shared/errors.ts";

export interface Goodbye {
  readonly code: number;
  readonly reason: string;
}

const tryAgain = 4503;
/** RFC 6455, 5.5: a close frame holds 125 bytes, two of them the code. */
const mostReasonBytes = 123;

/** Refusals that coming again with everything one has mends. */
const passing: ReadonlySet<ErrorCode> = new Set(["edit/too-fast", "request/too-many"]);

export function goodbyeFor(code: ErrorCode, details: ErrorDetails = {}): Goodbye {
  return { code: passing.has(code) ? tryAgain : 4000 + errors[code].status, reason: fitting(describeError(code, details)) };
}

/** Words with which our sockets are closed, where a plain client needs a sentence to give up on. */
const words: Readonly<Record<string, Goodbye>> = {
  "session-ended": goodbyeFor("token/wrong"),
  "read-only": goodbyeFor("edit/read-only"),
  revoked: goodbyeFor("project/gone"),
  unreadable: goodbyeFor("edit/malformed"),
  "too-fast": { code: 4429, reason: describeError("edit/too-fast") },
};

/** What our own clients would be told, in the words for others; what they get over by coming again stays as it is. */
export const translated = (code: number, reason: string): Goodbye => words[reason] ?? { code, reason: fitting(reason) };

function fitting(sentence: string): string {
  let [fits, bytes] = ["", 0];
  for (const letter of sentence) {
    bytes += Buffer.byteLength(letter);
    if (bytes > mostReasonBytes) break;
    fits += letter;
  }
  return fits;
}
