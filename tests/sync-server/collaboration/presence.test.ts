import { afterAll, beforeAll, expect, test } from "vitest";
import { hueOf } from "#shared/presence.ts";
import { openWorld, pause, until, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.discard());

const room = async () => {
  const { document } = await world.project({ ana: "owner", eve: "viewer" });
  return [await world.join("ana", document), await world.join("eve", document), document] as const;
};

test("[A27] a state reaches the others with the name that the server knows, whatever it says", async () => {
  const [ana, eve] = await room();
  eve.show(700, 1, { user: { id: "ana", name: "Ana", hue: "teal" }, at: { view: "guide" } });
  await until(() => ana.presence.has(700));
  expect(ana.presence.get(700)).toEqual({ user: { id: "eve", name: "Eve", hue: hueOf("eve") }, at: { view: "guide" } });
});

test("[A28] one connection shows one state, under the client id it showed first", async () => {
  const [ana, eve] = await room();
  eve.show(801, 1, { at: null });
  eve.show(802, 1, { at: null });
  eve.show(801, 2, { at: null, typing: true });
  await until(() => ana.presence.get(801)?.typing === true);
  await pause();
  expect([...ana.presence.keys()]).toEqual([801]);
});

test("[A28] nobody shows themselves under somebody else's client id", async () => {
  const [ana, eve] = await room();
  ana.show(900, 1, { at: null });
  await until(() => eve.presence.has(900));
  eve.show(900, 9, { at: null, typing: true });
  await pause();
  expect(ana.presence.get(900)).toMatchObject({ user: { id: "ana" } });
  expect(eve.presence.get(900)?.typing).toBeUndefined();
});

test("[A29] whoever hides or leaves is gone at once for the others", async () => {
  const [ana, eve, document] = await room();
  eve.show(910, 1, { at: null });
  await until(() => ana.presence.get(910) !== undefined);
  eve.show(910, 2, null);
  await until(() => ana.presence.get(910) === null);
  const again = await world.join("eve", document);
  again.show(911, 1, { at: null });
  await until(() => ana.presence.get(911) !== undefined);
  again.leave();
  await until(() => ana.presence.get(911) === null, 1_000);
});

test("[A30] a flood of states is thinned, one that is too large is not shown, and edits still pass", async () => {
  const [ana, eve] = await room();
  const seen = new Set<unknown>();
  ana.socket.on("message", () => seen.add(ana.presence.get(920)?.clock));
  const started = performance.now();
  eve.show(920, 1, { at: "x".repeat(5_000) });
  for (let clock = 2; clock < 300; clock++) eve.show(920, clock, { at: null, clock });
  ana.edit((doc) => doc.getMap("project").set("name", "Harbour"));
  await until(() => ana.answers.length === 1);
  await pause();
  const allowed = 40 + (20 * (performance.now() - started)) / 1_000;
  expect(seen.size).toBeLessThan(allowed + 2);
  expect(ana.presence.get(920)).toMatchObject({ at: null });
  expect(eve.closed).toBeNull();
});
