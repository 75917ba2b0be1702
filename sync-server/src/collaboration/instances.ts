/**
 * The other servers on the same Postgres: what is written, shown and decided here reaches them, and theirs reaches us.
 *
 * Rows go by Redis, where there is one, as soon as they are committed; their numbers go by Postgres (NOTIFY) a moment later, and every second and
 * a half the numbers are read. So Redis only makes it quick, and nothing is lost when it is away. What is decided about people goes by Postgres
 * alone. Rules N1 to N15, docs/spec/instances.md.
 */
import type { Document } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { makeEntityId } from "#shared/ids.ts";
import type { Log } from "../log.ts";
import type { Db } from "../store/database.ts";
import { databaseKey } from "../store/database-key.ts";
import type { JournalRows } from "../store/journal-rows.ts";
import type { Notices } from "../store/notices.ts";
import { Claims } from "./claims.ts";
import type { DocumentSession } from "./document-session.ts";
import { decodeRow } from "./journal-record.ts";
import type { CommittedRows, TableJournal } from "./journal-table.ts";
import type { OpenDocument } from "./open-document.ts";
import { RedisLink } from "./redis-link.ts";
import { SharedPresence } from "./shared-presence.ts";

/** What was decided about people, and has to reach their sockets on every server. */
export type News =
  | { readonly what: "level"; readonly project: string; readonly person: string }
  | { readonly what: "removed"; readonly project: string }
  | { readonly what: "session"; readonly key: string };

export interface InstancesOptions {
  readonly db: Db;
  readonly rows: JournalRows;
  readonly notices: Notices;
  readonly journal: TableJournal;
  readonly redisUrl: string | null;
  readonly log: Log;
  hear(news: News): void;
  /** News may have been missed: everything they are about has to be looked up again. */
  missed(): void;
}

/** What another server may say on a document's channel. */
const says = { rows: 0, presence: 1, whoIsThere: 2 } as const;

const channels = { rows: "orca_rows", news: "orca_news" } as const;
/** Numbers of new rows gather so long before they are told: shortly where nothing else brings the rows. */
const gatherMs = 40;
const gatherBesideRedisMs = 150;
const lookEveryMs = 1_500;
/** What Postgres takes in one notice, with some room. */
const mostNoticeBytes = 7_000;

interface Followed {
  readonly open: OpenDocument;
  readonly presence: SharedPresence;
}

export class Instances {
  readonly claims: Claims;
  readonly #id = makeEntityId();
  #options: InstancesOptions;
  #followed = new Map<string, Followed>();
  #redis: RedisLink | null = null;
  #prefix = "";
  /** Newest seq by document, not told yet. */
  #untold = new Map<string, number>();
  #telling: NodeJS.Timeout | null = null;
  #looking: NodeJS.Timeout;
  #isLooking = false;

  private constructor(options: InstancesOptions) {
    this.#options = options;
    this.claims = new Claims(options.db);
    this.#looking = setInterval(() => void this.#look(), lookEveryMs).unref();
    options.journal.onCommitted = (rows) => this.#committed(rows);
  }

  static async start(options: InstancesOptions): Promise<Instances> {
    const instances = new Instances(options);
    await options.notices.listen(Object.values(channels), {
      hear: (channel, text) => instances.#hearNotice(channel, text),
      begun: () => {
        void instances.#look();
        options.missed();
      },
    });
    if (options.redisUrl) instances.#connect(options.redisUrl, `orca:${await databaseKey(options.db)}:`);
    return instances;
  }

  /** null where there is none to be used. */
  get redis(): "ok" | "away" | null {
    if (!this.#redis) return null;
    return this.#redis.isUp ? "ok" : "away";
  }

  /** From before a document is loaded, so that nothing is missed in between. */
  follow(open: OpenDocument): void {
    const document = open.main.name;
    const presence = new SharedPresence({
      document: open.main as Document,
      tell: (states) => this.#say(document, says.presence, (out) => encoding.writeVarUint8Array(out, states)),
      bind: (client, person) => void open.bind(client, person),
    });
    this.#followed.set(document, { open, presence });
    void this.#redis
      ?.follow(this.#prefix + document, (message) => this.#hear(document, message))
      .then(() => {
        this.#say(document, says.whoIsThere);
        void this.#look([document]);
      });
  }

  leave(document: string): void {
    const followed = this.#followed.get(document);
    followed?.presence.end();
    followed?.open.feed.end();
    this.#followed.delete(document);
    this.#redis?.leave(this.#prefix + document);
  }

  /** Whether somebody whose connection is here may show themselves under a client id; the table says so before the first time. */
  mayShow({ main, name }: OpenDocument, session: DocumentSession, client: number): boolean | Promise<boolean> {
    const presence = this.#followed.get(main.name)?.presence;
    if (!presence || presence.isHere(client)) return true;
    return this.#mayBegin(name.project, session, client).then((may) => {
      if (may) presence.comesHere(client);
      return may;
    });
  }

  /** Who may write has it for ever from now on; who may not is only asked not to use another's. Postgres away: not now. */
  async #mayBegin(project: string, session: DocumentSession, client: number): Promise<boolean> {
    const { id } = session.socket.caller;
    try {
      const owners = session.may("model/write") ? await this.claims.claim(project, id, [client]) : await this.claims.look(project, client);
      return owners.every(({ person }) => person === id);
    } catch (error) {
      this.#options.log.debug({ err: error }, "whose a client id is could not be asked");
      return false;
    }
  }

  /** What did not get through is found by the others when they look again. */
  tell(news: News): void {
    const { notices, log } = this.#options;
    notices.tell(channels.news, JSON.stringify({ from: this.#id, ...news })).catch((error: unknown) => {
      log.warn({ err: error, what: news.what }, "the other servers could not be told");
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking);
    if (this.#telling) clearTimeout(this.#telling);
    await this.#tellRows();
    await this.#redis?.close();
  }

  #connect(url: string, prefix: string): void {
    this.#prefix = prefix;
    const { log } = this.#options;
    this.#redis = new RedisLink({ url, own: `${prefix}beat:${this.#id}`, log, onUp: () => this.#meetAgain() });
  }

  /** Whoever is shown here may have gone unheard, and so may others. */
  #meetAgain(): void {
    for (const [document, { presence }] of this.#followed) {
      presence.tellAll();
      this.#say(document, says.whoIsThere);
    }
    void this.#look();
  }

  #committed({ document, seq, bodies }: CommittedRows): void {
    this.#say(document, says.rows, (out) => {
      encoding.writeVarUint(out, bodies.length);
      for (const body of bodies) encoding.writeVarUint8Array(out, body);
    });
    this.#untold.set(document, seq);
    const inMs = this.#redis?.isUp ? gatherBesideRedisMs : gatherMs;
    this.#telling ??= setTimeout(() => void this.#tellRows(), inMs).unref();
  }

  #say(document: string, what: number, write: (out: encoding.Encoder) => void = () => {}): void {
    if (!this.#redis?.isUp) return;
    const out = encoding.createEncoder();
    encoding.writeVarString(out, this.#id);
    encoding.writeUint8(out, what);
    write(out);
    this.#redis.publish(this.#prefix + document, Buffer.from(encoding.toUint8Array(out)));
  }

  #hear(document: string, message: Buffer): void {
    const followed = this.#followed.get(document);
    if (!followed) return;
    try {
      const from = decoding.createDecoder(message);
      if (decoding.readVarString(from) === this.#id) return;
      const what = decoding.readUint8(from);
      if (what === says.rows) this.#hearRows(followed.open, from);
      else if (what === says.presence) followed.presence.hear(decoding.readVarUint8Array(from));
      else if (what === says.whoIsThere) followed.presence.tellAll();
    } catch (error) {
      this.#options.log.warn({ err: error, document }, "what came by Redis can not be read");
    }
  }

  #hearRows({ feed, main }: OpenDocument, from: decoding.Decoder): void {
    for (let left = decoding.readVarUint(from); left > 0; left--) {
      const body = decoding.readVarUint8Array(from);
      const row = decodeRow(body);
      if (row.document !== main.name) continue;
      this.#options.journal.hear(row.document, row.seq, body);
      feed.hear(row);
    }
  }

  /** Never rejects: what is not told is found by looking. */
  async #tellRows(): Promise<void> {
    this.#telling = null;
    const words = [...this.#untold].map(([document, seq]) => `${document}:${seq}`);
    this.#untold.clear();
    while (words.length > 0) {
      let text = this.#id;
      for (let word = words[0]; word && text.length + word.length < mostNoticeBytes; word = words[0]) {
        text += ` ${word}`;
        words.shift();
      }
      await this.#options.notices.tell(channels.rows, text).catch(() => {});
    }
  }

  #hearNotice(channel: string, text: string): void {
    try {
      if (channel === channels.rows) this.#hearNumbers(text);
      else this.#hearNews(JSON.parse(text) as News & { from: string });
    } catch (error) {
      this.#options.log.warn({ err: error, channel }, "a notice can not be read");
    }
  }

  #hearNumbers(text: string): void {
    const [from, ...words] = text.split(" ");
    if (from === this.#id) return;
    for (const word of words) {
      const at = word.lastIndexOf(":");
      this.#followed.get(word.slice(0, at))?.open.feed.told(Number(word.slice(at + 1)));
    }
  }

  #hearNews({ from, ...news }: News & { from: string }): void {
    if (from !== this.#id) this.#options.hear(news as News);
  }

  /** How far the journal is. Never rejects: Postgres may be away, and is asked again soon. */
  async #look(documents: readonly string[] = [...this.#followed.keys()]): Promise<void> {
    if (this.#isLooking || documents.length === 0) return;
    this.#isLooking = true;
    try {
      for (const [document, seq] of await this.#options.rows.newest(documents)) this.#followed.get(document)?.open.feed.told(seq);
    } catch (error) {
      this.#options.log.debug({ err: error }, "the journal's end could not be read");
    } finally {
      this.#isLooking = false;
    }
  }
}
