import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { goneAfterMs, idleAfterMs, type OpenPresence, openPresence } from "#client/project/presence-room.ts";
import { hueOf } from "#shared/presence.ts";

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
