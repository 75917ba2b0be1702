import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { compactAbove, openRows, removeRows, resultOf, updatesStore } from "#client/project/device-rows.ts";
import { type DeviceStore, openDeviceStore } from "#client/project/device-store.ts";
import { browserEnvironment, type Environment } from "#client/project/environment.ts";
import { device, until } from "./support.ts";

const name = "orca/host/device/project/model@1";

function place(given: Partial<Environment> = {}): { environment: Environment; store: string } {
  const environment = browserEnvironment(device(given));
  return { environment, store: `${name}/${environment.host}` };
}

const write = ({ doc }: DeviceStore, key: string, value: unknown) => doc.transact(() => doc.getMap("map").set(key, value), "tab");
const read = ({ doc }: DeviceStore) => doc.getMap("map").toJSON();
const kept = (device: DeviceStore) => until("flushed", () => device.isFlushed());

async function countRows(store: string, environment: Environment): Promise<number> {
  const db = await openRows(store, environment);
  return resultOf(db.transaction(updatesStore).objectStore(updatesStore).count()).finally(() => db.close());
}

/** Every write to IndexedDB fails with an error until it is given back. */
function breakWrites(error: DOMException): () => void {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw error;
  };
  return () => {
    IDBObjectStore.prototype.add = add;
  };
}

describe("the copy on this device", () => {
  test("[D1] an edit is flushed when its transaction is complete, and is there after opening again", async () => {
    const { environment, store } = place();
    const first = await openDeviceStore(store, environment);
    expect(first.doc.store.clients.size).toBe(0);
    write(first, "a", 1);
    expect(first.isFlushed()).toBe(false);
    await kept(first);
    await first.close();
    const again = await openDeviceStore(store, environment);
    expect(read(again)).toEqual({ a: 1 });
    expect(again.problem()).toBeNull();
    await again.close();
  });

  test("[D2] a burst of edits is one transaction after another, and closing writes what is pending", async () => {
    const { environment, store } = place();
    const first = await openDeviceStore(store, environment);
    for (let at = 0; at < 200; at++) write(first, `k${at % 20}`, at);
    await first.close();
    const again = await openDeviceStore(store, environment);
    expect(Object.keys(read(again))).toHaveLength(20);
    await again.close();
  });

  test("[D3] what waits is noted in the transaction of the edit, and read again", async () => {
    const { environment, store } = place();
    const first = await openDeviceStore(store, environment);
    first.note("level", "editor");
    write(first, "a", 1);
    first.note("waiting", 7);
    await kept(first);
    await first.close();
    const again = await openDeviceStore(store, environment);
    expect([again.waiting, again.level]).toEqual([7, "editor"]);
    await again.close();
  });

  test("[D4] a full device is a problem with its own sentence; the edit is kept and written when there is room", async () => {
    const { environment, store } = place();
    const kit = await openDeviceStore(store, environment);
    const giveRoom = breakWrites(new DOMException("no room", "QuotaExceededError"));
    write(kit, "a", 1);
    await until("the problem", () => kit.problem()?.code === "device/full");
    expect(kit.isFlushed()).toBe(false);
    giveRoom();
    write(kit, "b", 2);
    await kept(kit);
    expect(kit.problem()).toBeNull();
    await kit.close();
    const again = await openDeviceStore(store, environment);
    expect(read(again)).toEqual({ a: 1, b: 2 });
    await again.close();
  });

  test("[D10] what others write without a pause is kept, and does not make one's own work wait", async () => {
    const { environment, store } = place();
    const kit = await openDeviceStore(store, environment);
    const theirs = new Y.Doc();
    theirs.getMap("map").set("theirs", 1);
    Y.applyUpdate(kit.doc, Y.encodeStateAsUpdate(theirs), "the server");
    expect(kit.isFlushed()).toBe(true);
    write(kit, "mine", 1);
    expect(kit.isFlushed()).toBe(false);
    await kept(kit);
    await kit.close();
    const again = await openDeviceStore(store, environment);
    expect(read(again)).toEqual({ mine: 1, theirs: 1 });
    await again.close();
  });

  test("[D5] damaged rows are set aside one by one, and kept to be saved", async () => {
    const { environment, store } = place();
    const first = await openDeviceStore(store, environment);
    write(first, "a", 1);
    await first.close();
    const db = await openRows(store, environment);
    const rows = db.transaction(updatesStore, "readwrite").objectStore(updatesStore);
    await Promise.all([new Uint8Array([3, 255, 255]), "no update at all", new Uint8Array()].map((row) => resultOf(rows.add(row))));
    db.close();
    const again = await openDeviceStore(store, environment);
    expect(read(again)).toEqual({ a: 1 });
    expect(again.damaged).toBe(3);
    expect(await again.readDamaged()).toHaveLength(3);
    write(again, "b", 2);
    await again.close();
    const third = await openDeviceStore(store, environment);
    expect([read(third), third.damaged]).toEqual([{ a: 1, b: 2 }, 3]);
    await third.close();
  });

  test("[D6] without IndexedDB, or when it never answers, work goes on in memory and it is said", async () => {
    const silent = Object.create(indexedDB) as IDBFactory;
    Object.defineProperty(silent, "open", { value: () => ({ addEventListener: () => undefined }) });
    for (const factory of [null, silent]) {
      const { environment, store } = place({ indexedDB: factory, openTimeoutMs: 50 });
      const kit = await openDeviceStore(store, environment);
      write(kit, "a", 1);
      expect(read(kit)).toEqual({ a: 1 });
      expect(kit.problem()?.code).toBe("device/blocked");
      expect(kit.isFlushed()).toBe(false);
      await kit.close();
    }
  });

  test("[D6] a store that lost its tables is mended", async () => {
    const { environment, store } = place();
    await new Promise((resolve) => {
      const request = indexedDB.open(store);
      request.onsuccess = () => {
        request.result.close();
        resolve(null);
      };
    });
    const kit = await openDeviceStore(store, environment);
    write(kit, "a", 1);
    await kept(kit);
    expect(kit.problem()).toBeNull();
    await kit.close();
  });

  test("[D7] many rows become one, also those of another tab that this one has not seen", async () => {
    const { environment, store } = place();
    const other = new Y.Doc();
    const rows: Uint8Array[] = [];
    other.on("update", (update: Uint8Array) => rows.push(update));
    for (let at = 0; at < compactAbove; at++) other.getMap("map").set(`other${at % 7}`, at);
    const kit = await openDeviceStore(store, environment);
    const db = await openRows(store, environment);
    const table = db.transaction(updatesStore, "readwrite").objectStore(updatesStore);
    await Promise.all(rows.map((row) => resultOf(table.add(row))));
    db.close();
    for (let at = 0; at < compactAbove; at++) {
      write(kit, "mine", at);
      await kept(kit);
    }
    await until("few rows", async () => (await countRows(store, environment)) < 5, 8_000);
    await kit.close();
    const again = await openDeviceStore(store, environment);
    expect(read(again)).toMatchObject({ mine: compactAbove - 1, other0: 497, other6: 496 });
    await again.close();
  }, 20_000);

  test("[D9] a store that is taken away from under it is said, and never called kept", async () => {
    const { environment, store } = place();
    const kit = await openDeviceStore(store, environment);
    write(kit, "a", 1);
    await kept(kit);
    await removeRows(store, environment);
    await until("the problem", () => kit.problem() !== null);
    write(kit, "b", 2);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(kit.isFlushed()).toBe(false);
    await kit.close();
  });
});
