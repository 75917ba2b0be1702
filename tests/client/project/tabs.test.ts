import { afterEach, describe, expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { announceRemoval, joinTabs, type RemovalReason } from "#client/project/tabs.ts";
import { until } from "./support.ts";

const environment = { BroadcastChannel };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function tab(name: string) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const removed: RemovalReason[] = [];
  const server = { from: "server" };
  const join = () => {
    const tabs = joinTabs({
      name,
      doc,
      awareness,
      environment,
      isMine: (origin) => origin === "mine" || origin === "making",
      isStep: (origin) => origin === "mine",
      serverOrigin: () => server,
      onRemoved: (why) => removed.push(why),
    });
    closing.push(tabs.close);
    return tabs;
  };
  closing.push(() => awareness.destroy());
  const write = (key: string, origin: unknown = "mine") => doc.transact(() => doc.getMap("map").set(key, true), origin);
  return { doc, awareness, removed, join, write, keys: () => [...doc.getMap("map").keys()].sort() };
}

describe("tabs of one browser", () => {
  test("[T2] two tabs that each wrote alone are equal when they meet", async () => {
    const [left, right] = [tab("meet"), tab("meet")];
    left.write("left");
    right.write("right");
    left.join();
    right.join();
    await until("equal", () => left.keys().length === 2 && right.keys().length === 2);
  });

  test("[T3] what the server sent is not passed on until something builds on it; what is made here is, and counts once", async () => {
    const [left, right] = [tab("pass"), tab("pass")];
    left.join();
    const tabs = right.join();
    await until("they have met", async () => new Promise((resolve) => setTimeout(() => resolve(true), 50)));
    const counted: unknown[] = [];
    right.doc.on("update", (_update: Uint8Array, origin: unknown) => origin === tabs.origin && counted.push(origin));
    const server = new Y.Doc();
    server.getText("text").insert(0, "theirs");
    Y.applyUpdate(left.doc, Y.encodeStateAsUpdate(server), "server");
    left.write("being made", "making");
    left.write("made");
    await until("it came", () => right.keys().includes("made"));
    expect(counted).toHaveLength(1);
    expect(right.doc.getText("text").toString()).toBe("");
    left.doc.transact(() => left.doc.getText("text").insert(6, " and mine"), "mine");
    await until("the rest came too", () => right.doc.getText("text").toString() === "theirs and mine");
  });

  test("[T4] carets go between tabs, and leave with the tab", async () => {
    const [left, right] = [tab("carets"), tab("carets")];
    const tabs = left.join();
    right.join();
    left.awareness.setLocalStateField("cursor", 7);
    await until("the caret", () => right.awareness.getStates().get(left.doc.clientID)?.cursor === 7);
    tabs.close();
    await until("it left", () => !right.awareness.getStates().has(left.doc.clientID));
  });

  test("[T5] a store that is taken away is announced with its reason", async () => {
    const one = tab("removal");
    one.join();
    announceRemoval("removal", "set-aside", environment);
    await until("told", () => one.removed.length > 0);
    expect(one.removed).toEqual(["set-aside"]);
  });
});
