/** Rights that are decided at the very moment somebody's are read. Rules I19, docs/spec/identity.md; N7, docs/spec/instances.md. */
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeCodes } from "#shared/api/sync.ts";
import { openWorld, type Peer, until as soon, type World } from "./world.ts";

vi.setConfig({ testTimeout: 60_000 });
const until = (isSo: Parameters<typeof soon>[0]) => soon(isSo, 15_000);

/** Of the questions for somebody's level, the answer of the next one can be kept back after the database gave it. */
class LateAnswers implements KyselyPlugin {
  isHolding = false;
  #asked = new WeakSet<object>();
  #wanted = false;
  #release: () => void = () => {};

  hold(): () => void {
    this.#wanted = true;
    return () => this.#release();
  }

  transformQuery: KyselyPlugin["transformQuery"] = ({ node, queryId }) => {
    if (this.#wanted && node.kind === "SelectQueryNode" && JSON.stringify(node.from).includes("project_members")) {
      this.#wanted = false;
      this.#asked.add(queryId);
    }
    return node;
  };

  transformResult: KyselyPlugin["transformResult"] = async ({ queryId, result }) => {
    if (!this.#asked.has(queryId)) return result;
    await new Promise<void>((resolve) => {
      this.#release = resolve;
      this.isHolding = true;
    });
    this.isHolding = false;
    return result;
  };
}

const late = new LateAnswers();
let one: World;
/** Its answers may be late. */
let two: World;
beforeAll(async () => {
  one = await openWorld();
  two = await openWorld({}, undefined, { beside: one, with: (database) => ({ ...database, db: database.db.withPlugin(late) }) });
});
afterAll(async () => {
  for (const world of [two, one]) await world.discard();
});

const change = (project: string, level: "editor" | "commenter" | "viewer") =>
  one.db.updateTable("project_members").set({ level }).where("project_id", "=", project).where("user_id", "=", "ben").execute();
const lastLevel = ({ messages }: Peer) => messages.findLast((message) => message.type === "hello")?.level;

test.for([
  { where: "here", decides: () => two },
  { where: "on another server", decides: () => one },
])("[I19][N7] who is taken out $where while being let in is not let in", async ({ decides }) => {
  const { id, document } = await one.project({ ana: "owner", ben: "editor" });
  const other = await two.join("ana", document);
  const release = late.hold();
  const joining = two.join("ben", document);
  await until(() => late.isHolding);
  await one.db.deleteFrom("project_members").where("project_id", "=", id).where("user_id", "=", "ben").execute();
  decides().collaboration.changeLevel(id, "ben", null);
  // Said after it by the same server, so heard after it.
  decides().collaboration.changeLevel(id, "ana", "owner");
  const heard = other.messages.length;
  await one.db.updateTable("project_members").set({ level: "editor" }).where("project_id", "=", id).where("user_id", "=", "ana").execute();
  decides().collaboration.changeLevel(id, "ana", "editor");
  await until(() => other.messages.length > heard && lastLevel(other) === "editor");
  release();
  const { isIn, denied } = await joining;
  expect({ isIn, denied }).toEqual({ isIn: false, denied: "project/gone" });
});

test("[N7] of two levels that follow on each other the last one holds, however late the first was read", async () => {
  const { id, document } = await one.project({ ana: "owner", ben: "editor" });
  const ben = await two.join("ben", document);
  const release = late.hold();
  await change(id, "commenter");
  one.collaboration.changeLevel(id, "ben", "commenter");
  await until(() => late.isHolding);
  await change(id, "viewer");
  one.collaboration.changeLevel(id, "ben", "viewer");
  await until(() => lastLevel(ben) === "viewer");
  const heard = ben.messages.length;
  release();
  await until(() => !late.isHolding);
  // What comes of it is known when everybody's rights have been looked up once more.
  await change(id, "editor");
  one.collaboration.changeLevel(id, "ben", "editor");
  await until(() => lastLevel(ben) === "editor" && ben.messages.length > heard);
  expect(ben.messages.slice(heard).map((message) => message.type === "hello" && message.level)).toEqual(["editor"]);
});

test("[N7] a session that ended between the door and the document opens none", async () => {
  const { document } = await one.project({ cid: "editor" });
  await one.db.deleteFrom("sessions").where("user_id", "=", "cid").execute();
  const cid = await one.join("cid", document);
  await until(() => cid.closed !== null);
  expect(cid.closed?.code).toBe(closeCodes["session-ended"]);
});
