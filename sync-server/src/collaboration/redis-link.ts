/**
 * The quick way between servers: what one publishes on a channel arrives at those who follow it, or is lost. Nothing is kept for later here; that
 * nothing is lost in the end is the journal's business (instances.ts).
 *
 * Every two seconds it publishes something to itself. When that does not come back, whatever the reason, both connections are made anew.
 * Rules N5, N6, N12, docs/spec/instances.md.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "../log.ts";

export interface RedisLinkOptions {
  readonly url: string;
  /** A channel that nobody else follows. */
  readonly own: string;
  readonly log: Log;
  /** It carries, for the first time or again: what was published before may not have arrived. */
  onUp(): void;
}

/** Of a client, what is used. */
type Client = Awaited<ReturnType<typeof makeClient>>;

const beatEveryMs = 2_000;
/** So long after the last beat that came back, Redis counts as away. */
const silentMs = 5_000;
const connectMs = 4_000;
const firstRetryMs = 250;
const lastRetryMs = 2_000;
/** What Redis has not confirmed yet; beyond this nothing more is given to it. */
const mostUnderWay = 2_000;
const mostBytesUnderWay = 8 * 1024 * 1024;

export class RedisLink {
  #options: RedisLinkOptions;
  #channels = new Map<string, (message: Buffer) => void>();
  #publisher: Client | null = null;
  #subscriber: Client | null = null;
  #underWay = 0;
  #bytesUnderWay = 0;
  #beatAt = 0;
  #isSaid = false;
  #closing = new AbortController();
  #kept: Promise<void>;

  constructor(options: RedisLinkOptions) {
    this.#options = options;
    this.#kept = this.#keep();
  }

  get isUp(): boolean {
    return this.#publisher !== null;
  }

  /** Never throws. While Redis is away, or does not keep up, it is not published. */
  publish(channel: string, message: Buffer): void {
    const publisher = this.#publisher;
    if (!publisher || this.#underWay >= mostUnderWay || this.#bytesUnderWay + message.length > mostBytesUnderWay) return;
    this.#underWay++;
    this.#bytesUnderWay += message.length;
    const done = () => {
      this.#underWay--;
      this.#bytesUnderWay -= message.length;
    };
    publisher.publish(channel, message).then(done, done);
  }

  /** @returns resolves when what is published from then on arrives; at once while Redis is away */
  async follow(channel: string, hear: (message: Buffer) => void): Promise<void> {
    this.#channels.set(channel, hear);
    await this.#subscriber?.subscribe(channel, hear, true).catch(() => {});
  }

  /** Who follows it anew before Redis has answered stays: the client is told which ear it is about. */
  leave(channel: string): void {
    const hear = this.#channels.get(channel);
    this.#channels.delete(channel);
    if (hear) this.#subscriber?.unsubscribe(channel, hear, true).catch(() => {});
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#kept;
  }

  /** Never rejects. */
  async #keep(): Promise<void> {
    const { signal } = this.#closing;
    for (let tries = 0; !signal.aborted; tries++) {
      const wasUp = await this.#connectOnce().catch((error: unknown) => this.#sayAway(error));
      if (wasUp) tries = 0;
      const pauseMs = Math.min(firstRetryMs * 2 ** tries, lastRetryMs) * (0.5 + Math.random() / 2);
      await wait(pauseMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** @returns when it is lost again, whether it carried anything */
  async #connectOnce(): Promise<boolean> {
    const { url } = this.#options;
    const { promise: lost, resolve: lose } = Promise.withResolvers<Error>();
    const clients = await Promise.all([makeClient(url, lose), makeClient(url, lose)]);
    const [publisher, subscriber] = clients;
    try {
      await orLate(Promise.all(clients.map((client) => client.connect())));
      await orLate(this.#begin(publisher, subscriber));
      this.#sayUp();
      const why = await Promise.race([lost, this.#untilSilent(publisher)]);
      if (!this.#closing.signal.aborted) this.#sayAway(why);
      return true;
    } finally {
      this.#publisher = null;
      this.#subscriber = null;
      for (const client of clients) destroy(client);
    }
  }

  async #begin(publisher: Client, subscriber: Client): Promise<void> {
    const { promise: heard, resolve } = Promise.withResolvers<void>();
    await subscriber.subscribe(this.#options.own, () => {
      this.#beatAt = performance.now();
      resolve();
    });
    this.#subscriber = subscriber;
    await Promise.all([...this.#channels].map(([channel, hear]) => subscriber.subscribe(channel, hear, true)));
    await publisher.publish(this.#options.own, "");
    await heard;
    this.#publisher = publisher;
  }

  async #untilSilent(publisher: Client): Promise<Error> {
    const { signal } = this.#closing;
    while (performance.now() - this.#beatAt < silentMs && !signal.aborted && this.#publisher === publisher) {
      publisher.publish(this.#options.own, "").catch(() => {});
      await wait(beatEveryMs, undefined, { signal, ref: false }).catch(() => {});
    }
    return new Error("it carries nothing any more");
  }

  #sayUp(): void {
    if (this.#isSaid) this.#options.log.warn("Redis is back: edits go to the other servers by it again");
    this.#isSaid = false;
    this.#options.onUp();
  }

  /** Once for each time it is away; without the address, which may hold a password. */
  #sayAway(error: unknown): false {
    if (!this.#isSaid && !this.#closing.signal.aborted)
      this.#options.log.warn(
        { why: (error as Error).message },
        "Redis is away: edits go to the other servers by Postgres until it is back",
      );
    this.#isSaid = true;
    return false;
  }
}

/** Loaded only where there is a Redis. It never connects again by itself: both connections are made anew together. */
async function makeClient(url: string, lost: (error: Error) => void) {
  const { createClient } = await import("@redis/client");
  const client = createClient({ url, RESP: 2, disableOfflineQueue: true, socket: { reconnectStrategy: false, connectTimeout: connectMs } });
  client.on("error", lost);
  client.on("end", () => lost(new Error("the connection was closed")));
  return client;
}

/** @throws when it takes too long */
function orLate<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  const late = wait(connectMs, undefined, { ref: false }).then((): never => {
    throw new Error("it does not answer");
  });
  return Promise.race([work, late]);
}

function destroy(client: Client): void {
  try {
    client.destroy();
  } catch {
    // It never was open.
  }
}
