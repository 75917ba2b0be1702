/**
 * What the servers on one Postgres tell each other through it, and whose turn it is at something that only one should do.
 *
 * One connection of its own, since who listens can not be in a pool. It is asked for a sign of life, and made anew when it is lost: then whoever
 * listens looks for what was missed. Turns are locks of this connection, so they end with the server that had them.
 * Rules N7 to N10, docs/spec/instances.md.
 */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Client, type Pool } from "pg";
import type { Log } from "../log.ts";

export interface Ears {
  hear(channel: string, text: string): void;
  /** Listening has begun, or begun anew: what was said before was not heard. */
  begun(): void;
}

export type Turn = "kept" | "taken" | "others";

export interface Notices {
  readonly isListening: boolean;
  /** @returns resolves when it listens, or has tried for some seconds and goes on trying */
  listen(channels: readonly string[], ears: Ears): Promise<void>;
  /** Tells everybody who listens, ourselves included. At most 8,000 bytes. @throws when Postgres is away */
  tell(channel: string, text: string): Promise<void>;
  /** Ours stays ours until it is given back, or the connection is lost. @returns `kept` when it was ours without a break */
  takeTurn(name: string): Promise<Turn>;
  giveBackTurn(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface NoticesOptions {
  readonly databaseUrl: string;
  /** What is told goes this way, so that a lost listening connection does not make us mute. */
  readonly pool: Pool;
  readonly log?: Log | undefined;
}

const retryMs = 300;
const connectMs = 5_000;
const aliveEveryMs = 4_000;
const aliveWithinMs = 4_000;
const goodbyeMs = 500;
/** So that Postgres, too, notices within half a minute that we are gone and gives our turns to others. */
const signsOfLife = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

export function openNotices(options: NoticesOptions): Notices {
  return new ListeningConnection(options);
}

class ListeningConnection implements Notices {
  #options: NoticesOptions;
  #client: Client | null = null;
  #channels: readonly string[] = [];
  #ears: Ears | null = null;
  #turns = new Set<string>();
  #closing = new AbortController();
  #kept: Promise<void> | null = null;

  constructor(options: NoticesOptions) {
    this.#options = options;
  }

  get isListening(): boolean {
    return this.#client !== null;
  }

  async listen(channels: readonly string[], ears: Ears): Promise<void> {
    const { promise: listens, resolve } = Promise.withResolvers<void>();
    this.#channels = channels;
    this.#ears = {
      ...ears,
      begun: () => {
        resolve();
        ears.begun();
      },
    };
    this.#kept ??= this.#keep();
    await Promise.race([listens, wait(connectMs, undefined, { ref: false })]);
  }

  async tell(channel: string, text: string): Promise<void> {
    await this.#options.pool.query("select pg_notify($1, $2)", [channel, text]);
  }

  async takeTurn(name: string): Promise<Turn> {
    const client = this.#client;
    if (!client) return "others";
    if (this.#turns.has(name)) return "kept";
    const { rows } = await client.query<{ ours: boolean }>("select pg_try_advisory_lock($1) as ours", [keyOf(name)]);
    const isOurs = rows[0]?.ours === true && client === this.#client;
    if (isOurs) this.#turns.add(name);
    return isOurs ? "taken" : "others";
  }

  async giveBackTurn(name: string): Promise<void> {
    if (this.#turns.delete(name)) await this.#client?.query("select pg_advisory_unlock($1)", [keyOf(name)]);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#kept;
  }

  /** Never rejects. */
  async #keep(): Promise<void> {
    const { signal } = this.#closing;
    for (let breaks = 0; !signal.aborted; breaks++) {
      try {
        await this.#listenOnce();
      } catch (error) {
        const { message } = error as Error;
        if (!signal.aborted && breaks < 1)
          this.#options.log?.warn({ why: message }, "what other servers tell can not be heard; trying again");
      }
      await wait(retryMs * (0.5 + Math.random()), undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Resolves, or rejects, when the connection is lost. */
  async #listenOnce(): Promise<void> {
    const { databaseUrl } = this.#options;
    const client = new Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: connectMs,
      keepAlive: true,
      application_name: "orca-project-builder, listening",
    });
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    client.on("error", () => end());
    client.on("end", () => end());
    client.on("notification", ({ channel, payload }) => this.#ears?.hear(channel, payload ?? ""));
    try {
      await client.connect();
      await orLate(client.query(`${signsOfLife}; ${this.#channels.map((channel) => `listen ${channel}`).join("; ")}`));
      if (this.#closing.signal.aborted) return;
      this.#client = client;
      this.#ears?.begun();
      await Promise.race([ended, this.#untilSilent(client)]);
    } finally {
      this.#client = null;
      this.#turns.clear();
      if (this.#closing.signal.aborted) await Promise.race([client.end().catch(() => {}), wait(goodbyeMs, undefined, { ref: false })]);
      cut(client);
    }
  }

  async #untilSilent(client: Client): Promise<void> {
    const { signal } = this.#closing;
    for (let isAlive = true; isAlive && !signal.aborted; ) {
      await wait(aliveEveryMs, undefined, { signal, ref: false }).catch(() => {});
      if (client !== this.#client || signal.aborted) return;
      isAlive = await Promise.race([answersTo(client), wait(aliveWithinMs, false, { ref: false })]);
    }
  }
}

/** @throws when it takes too long: the network may begin to swallow everything between the door and the first question */
function orLate<Answer>(work: Promise<Answer>): Promise<Answer> {
  const late = wait(connectMs, undefined, { ref: false }).then((): never => {
    throw new Error("it does not answer");
  });
  work.catch(() => {});
  return Promise.race([work, late]);
}

const answersTo = (client: Client): Promise<boolean> =>
  client.query("select 1").then(
    () => true,
    () => false,
  );

/** Without a goodbye, which would wait for a network that swallows everything. */
function cut(client: Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** A number for a name, as Postgres takes it for a lock. */
const keyOf = (name: string): string => createHash("sha256").update(name).digest().readBigInt64BE(0).toString();
