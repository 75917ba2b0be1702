/**
 * How many own changes the server has not confirmed, as people count them: making something is one, though it takes two transactions.
 *
 * Kept beside the edits in the store, so that it survives a reload without a connection (rules S8 and D3, docs/spec/sync-state.md).
 */
import type { DeviceStore } from "./device-store.ts";
import type { UnsentNote } from "./unsent-note.ts";

export class OwnChanges {
  #count: number;
  readonly #device: DeviceStore;
  readonly #note: UnsentNote;

  constructor(device: DeviceStore, note: UnsentNote) {
    this.#device = device;
    this.#note = note;
    this.#count = device.waiting;
  }

  get count(): number {
    return this.#count;
  }

  /** One more was made. */
  add(): void {
    this.#set(this.#count + 1);
  }

  /** The handshake is through, and this many frames are open: typing on and on never leaves a moment without one. */
  confirm(openFrames: number): void {
    this.#set(Math.min(this.#count, openFrames));
  }

  #set(count: number): void {
    if (count === this.#count) return;
    this.#count = count;
    this.#device.note("waiting", count);
    this.#note.set(count);
  }
}
