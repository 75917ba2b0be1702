/**
 * Whose a client id is, where several servers might give it to two people at once: the table decides, before anything is written or shown under
 * it. Rule N11, docs/spec/instances.md.
 */
import { setTimeout as wait } from "node:timers/promises";
import { OrcaError } from "#shared/errors.ts";
import { type ClientId, claimClientIds, readClientIds } from "../store/client-ids.ts";
import type { Db } from "../store/database.ts";

const holdMs = 3_000;
const retryMs = 200;

export class Claims {
  #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Waits for a Postgres that is away as the journal does. @returns whose each is now @throws edit/not-saved */
  async claim(project: string, person: string, clients: readonly number[]): Promise<ClientId[]> {
    const giveUpAt = performance.now() + holdMs;
    for (;;) {
      try {
        return await claimClientIds(this.#db, project, person, clients);
      } catch (error) {
        if (performance.now() > giveUpAt) throw new OrcaError("edit/not-saved", {}, error);
        await wait(retryMs);
      }
    }
  }

  /** @returns whose it is, if anybody's */
  look(project: string, client: number): Promise<ClientId[]> {
    return readClientIds(this.#db, project, [client]);
  }
}
