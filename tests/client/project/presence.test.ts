import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { goneAfterMs, idleAfterMs, type OpenPresence, openPresence } from "#client/project/presence-room.ts";
import { hueOf, mostSelectedShown } from "#shared/presence.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"] }));
afterEach(() => {
  for (const room of rooms.splice(0)) room.close();
  vi.useRealTimers();
});
const rooms: OpenPresence[] = [];

function room(id = "ana", name = "Ana") {
  const page = new EventTarget();
  const opened = openPresence({ doc: new Y.Doc(), me: { id, name }, environment: { page, now: () => Date.now() } });
  rooms.push(opened);
  return { ...opened, page };
}

/** A tab of somebody else, as it arrives from the server. */
function somebody(here: OpenPresence, id: string, state: Record<string, unknown> = {}) {
  const awareness = new Awareness(new Y.Doc());
  const say = (next: Record<string, unknown> | null) => {
    awareness.setLocalState(next && { user: { id, name: id, hue: hueOf(id) }, ...next });
    applyAwarenessUpdate(here.awareness, encodeAwarenessUpdate(awareness, [awareness.clientID]), "server");
  };
  say(state);
  return { say, leave: () => say(null), stop: () => awareness.destroy() };
}

describe("who is here", () => {
  test("[P2] tabs of one person are one; the tab that is not idle says where they are", () => {
    const here = room();
    const tabs = [
      somebody(here, "ben", { at: { view: "object-guide", kind: "object", id: "a" } }),
      somebody(here, "ben", { at: { view: "object-guide", kind: "object", id: "b" }, idle: true }),
      somebody(here, "cleo"),
    ];
    expect(here.people()).toMatchObject([
      { id: "ben", idle: false, at: { id: "a" }, hue: hueOf("ben") },
      { id: "cleo", at: null },
    ]);
    tabs[0]?.leave();
    expect(here.people()).toMatchObject([{ id: "ben", idle: true, at: { id: "b" } }, { id: "cleo" }]);
    for (const each of tabs) each.stop();
  });

  test("[P2] oneself in another tab is nobody else, and a state without a user is nobody", () => {
    const here = room();
    const states = [somebody(here, "ana"), somebody(here, "ben", { user: null }), somebody(here, "cleo", { at: 7 })];
    expect(here.people().map(({ id }) => id)).toEqual(["cleo"]);
    for (const each of states) each.stop();
  });

  test("[P9] what is selected with the place is told too, at most twenty items, whatever is sent", () => {
    const here = room();
    const also = [
      { kind: "cta", id: "b" },
      { kind: "relationship", id: "c", field: "in.rank" },
      7,
      ...Array.from({ length: 40 }, (_, at) => ({ kind: "cta", id: `x${at}` })),
    ];
    const ben = somebody(here, "ben", { at: { view: "object-map", kind: "attribute", id: "a", also } });
    const at = (kind: string, id: string, field?: string) =>
      here.peopleAt({ kind, id, ...(field ? { field } : {}) }).map(({ name }) => name);
    expect([at("attribute", "a"), at("cta", "b"), at("relationship", "c", "in.rank")]).toEqual([["ben"], ["ben"], ["ben"]]);
    expect([at("relationship", "c", "out.rank"), at("cta", "x39")]).toEqual([[], []]);
    ben.say({ at: { view: "object-map", also: "all" } });
    expect([at("cta", "b"), here.people().length]).toEqual([[], 1]);
    ben.stop();
  });

  test("[P9] twenty selected items leave most of the 4 KiB of a state to the rest", () => {
    const item = { kind: "relationship", id: "x".repeat(16), field: "out.rank" };
    const at = { view: "object-map", ...item, also: Array.from({ length: mostSelectedShown }, () => item) };
    expect(JSON.stringify(at).length).toBeLessThan(2_048);
  });

  test("[P3] lists stay the same object until something changes, and tell once for each change", () => {
    const here = room();
    let told = 0;
    here.subscribe(() => {
      told += 1;
    });
    const ben = somebody(here, "ben", { at: { view: "v", kind: "object", id: "a", field: "name" } });
    const [people, at] = [here.people(), here.peopleAt({ kind: "object", id: "a", field: "name" })];
    expect(at).toHaveLength(1);
    expect(here.peopleAt({ kind: "object", id: "a", field: "plural" })).toHaveLength(0);
    ben.say({ at: { view: "v", kind: "object", id: "a", field: "name" }, cursor: { anchor: 1 } });
    expect(here.people()).toBe(people);
    expect(here.peopleAt({ kind: "object", id: "a", field: "name" })).toBe(at);
    expect(told).toBe(1);
    ben.stop();
  });

  test("[P7] pointers are told apart from people: a moving pointer tells nobody who shows people", () => {
    const here = room();
    let told = 0;
    here.subscribe(() => {
      told += 1;
    });
    let moved = 0;
    here.subscribePointers(() => {
      moved += 1;
    });
    const ben = somebody(here, "ben", { at: { view: "object-map" } });
    const pointer = { view: "object-map", object: "a", item: "n", x: 0.5, y: 12 };
    ben.say({ at: { view: "object-map" }, pointer });
    expect(here.pointers()).toMatchObject([{ person: "ben", name: "ben", hue: hueOf("ben"), pointer }]);
    const before = here.pointers();
    ben.say({ at: { view: "object-map" }, pointer, typing: false });
    expect(here.pointers()).toBe(before);
    ben.say({ at: { view: "object-map" }, pointer: { ...pointer, y: 13 } });
    expect([moved, told]).toEqual([2, 1]);
    ben.say({ at: { view: "object-map" }, pointer: { ...pointer, y: 13 }, idle: true });
    expect(here.pointers()).toEqual([]);
    for (const odd of [7, {}, { ...pointer, x: "0" }, { ...pointer, y: Number.POSITIVE_INFINITY }, { ...pointer, object: null }]) {
      ben.say({ pointer: odd });
      expect(here.pointers()).toEqual([]);
    }
    ben.stop();
  });

  test("[P7] one's own pointer is sent at most 20 times a second, and once when it leaves", () => {
    const here = room();
    let sent = 0;
    here.awareness.on("update", () => {
      sent += 1;
    });
    here.point(null);
    vi.advanceTimersByTime(100);
    expect(sent).toBe(0);
    for (let at = 0; at < 1_000; at++) {
      here.point({ view: "object-map", object: "a", x: 0, y: at });
      vi.advanceTimersByTime(1);
    }
    expect(sent).toBeGreaterThan(15);
    expect(sent).toBeLessThanOrEqual(21);
    here.point(null);
    vi.advanceTimersByTime(100);
    expect(here.awareness.getLocalState()?.pointer).toBeNull();
  });

  test("[P4] publishes at most 20 times per second, the last word always", () => {
    const here = room();
    let sent = 0;
    here.awareness.on("update", () => {
      sent += 1;
    });
    for (let at = 0; at < 1_000; at++) {
      here.show({ view: "object-guide", kind: "object", id: String(at) });
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(100);
    expect(sent).toBeLessThanOrEqual(21);
    expect(here.awareness.getLocalState()?.at).toEqual({ view: "object-guide", kind: "object", id: "999" });
  });

  test("[P5] typing falls back after two seconds without a key", () => {
    const here = room();
    here.showTyping();
    vi.advanceTimersByTime(1_900);
    expect(here.awareness.getLocalState()?.typing).toBe(true);
    vi.advanceTimersByTime(400);
    expect(here.awareness.getLocalState()?.typing).toBe(false);
  });

  test("[P6] idle after two minutes, gone after ten, back with a key", () => {
    const here = room();
    vi.advanceTimersByTime(idleAfterMs + 15_000);
    expect(here.awareness.getLocalState()).toMatchObject({ idle: true });
    vi.advanceTimersByTime(goneAfterMs - idleAfterMs);
    expect(here.awareness.getLocalState()).toBeNull();
    here.page.dispatchEvent(new Event("keydown"));
    expect(here.awareness.getLocalState()).toMatchObject({ user: { id: "ana" } });
  });
});
