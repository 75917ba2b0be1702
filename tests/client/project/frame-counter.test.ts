import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import { FrameCounter } from "#client/project/frame-counter.ts";

const ours = "0000000000000000000000/model@1";

function frame(document: string, ...numbers: number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, document);
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

function status(document: string, isTaken: boolean): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, document);
  encoding.writeVarUint(encoder, 8);
  encoding.writeVarInt(encoder, isTaken ? 1 : 0);
  return encoding.toUint8Array(encoder);
}

/** A SyncStep2 with an update of these bytes. */
function withUpdate(...bytes: number[]): Uint8Array {
  return new Uint8Array([...frame(ours, 0, 1), bytes.length, ...bytes]);
}

const [step1, step2, update, syncReplyStep2] = [frame(ours, 0, 0), frame(ours, 0, 1), frame(ours, 0, 2), frame(ours, 4, 1)];

describe("counting frames", () => {
  test("[S4] frames with changes are open until answered, in order; others do not count", () => {
    const counter = new FrameCounter(ours);
    expect([step1, step2, update, frame(ours, 1), frame(ours, 2), new Uint8Array([9])].map((each) => counter.sending(each))).toEqual([
      "plain",
      "counted",
      "counted",
      "plain",
      "plain",
      "plain",
    ]);
    expect(counter.count).toEqual({ open: 2, isHandshakeDone: false, refused: 0 });
    expect(counter.received(status(ours, true))).toBe("taken");
    expect(counter.count).toEqual({ open: 1, isHandshakeDone: true, refused: 0 });
  });

  test("[S5] SyncStep2 inside a SyncReply counts, and is a handshake", () => {
    const counter = new FrameCounter(ours);
    expect(counter.sending(syncReplyStep2)).toBe("counted");
    counter.received(status(ours, true));
    expect(counter.count.isHandshakeDone).toBe(true);
  });

  test("[S6] other documents on the same socket are not ours", () => {
    const counter = new FrameCounter(ours);
    expect(counter.sending(frame("1111111111111111111111/model@1", 0, 1))).toBe("plain");
    expect(counter.received(status("1111111111111111111111/model@1", true))).toBeNull();
    expect(counter.count.open).toBe(0);
  });

  test("[C6] an update before the handshake is held back", () => {
    const counter = new FrameCounter(ours);
    expect(counter.sending(update)).toBe("early");
    expect(counter.count.open).toBe(0);
    counter.sending(step2);
    expect(counter.sending(update)).toBe("counted");
  });

  test("[F1] after a refusal the connection is never through again", () => {
    const counter = new FrameCounter(ours);
    counter.sending(step2);
    counter.sending(update);
    counter.received(status(ours, true));
    expect(counter.received(status(ours, false))).toBe("refused");
    expect(counter.count).toEqual({ open: 0, isHandshakeDone: false, refused: 1 });
  });

  test("[S3] comparing anew is open only if it carries something", () => {
    const counter = new FrameCounter(ours);
    counter.sending(step2);
    counter.received(status(ours, true));
    counter.sending(withUpdate(0, 1, 1, 0, 3));
    expect(counter.count).toEqual({ open: 0, isHandshakeDone: true, refused: 0 });
    counter.sending(withUpdate(1, 1, 7, 0));
    expect(counter.count.open).toBe(1);
    counter.received(status(ours, true));
    expect(counter.count.open).toBe(1);
    counter.received(status(ours, true));
    expect(counter.count.open).toBe(0);
  });
});
