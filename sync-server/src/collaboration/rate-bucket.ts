/**
 * How often something may happen: a bucket that fills with time and is emptied by use.
 *
 * Edits are never refused for coming too fast, since a refusal splits a document; they wait until the bucket has filled
 * (rule A4). Everything else is counted against `take`.
 */
export class RateBucket {
  #perMs: number;
  #size: number;
  #level: number;
  #at: number;

  /** `perSecond` may be infinite: then nothing ever waits. */
  constructor(perSecond: number, burst: number, now: number) {
    this.#perMs = perSecond / 1000;
    this.#size = burst;
    this.#level = burst;
    this.#at = now;
  }

  /** Takes if there is enough. @returns whether there was */
  take(amount: number, now: number): boolean {
    this.#fill(now);
    if (this.#level < amount) return false;
    this.#level -= amount;
    return true;
  }

  /** Takes in any case. @returns how many milliseconds to wait before going on: 0 for most */
  borrow(amount: number, now: number): number {
    if (this.#perMs === Number.POSITIVE_INFINITY) return 0;
    this.#fill(now);
    this.#level -= amount;
    return this.#level >= 0 ? 0 : Math.ceil(-this.#level / this.#perMs);
  }

  #fill(now: number): void {
    if (this.#perMs === Number.POSITIVE_INFINITY) this.#level = this.#size;
    else this.#level = Math.min(this.#size, this.#level + (now - this.#at) * this.#perMs);
    this.#at = now;
  }
}
