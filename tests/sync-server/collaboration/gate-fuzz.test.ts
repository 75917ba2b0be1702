/**
 * Damages real updates in every way that comes to mind and offers them to the gate. What it takes must do no harm: applying it
 * throws nothing, leaves nothing waiting, keeps the form of a project, and reads the same after a reload.
 */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createGate } from "#server/collaboration/gate.ts";
import { defaultLimits } from "#server/settings.ts";
import { proseOf } from "#shared/document/layout.ts";
import { checkShape } from "#shared/document/shape.ts";
import { createEntity, removeEntities, type Writer, writeEntry, writeField } from "#shared/document/write.ts";
import { allDefinitions } from "#shared/schema/entities.ts";

const rounds = Number(process.env.FUZZ_ROUNDS ?? 30_000);
const seed = Number(process.env.FUZZ_SEED ?? 7);

/** A small generator, so that a failure can be repeated. */
function chance(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const anybody = { mayWriteAs: () => true, whole: false };

/** A project that somebody worked on, and the updates of their next steps. */
function makeMaterial(): { base: Uint8Array; steps: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = 11;
  const luck = chance(1);
  const random = (bytes: Uint8Array<ArrayBuffer>) => bytes.map(() => luck(256));
  const writer: Writer = { by: "ana", now: () => 1, random, origin: 1, untracked: 1 };
  const ship = createEntity(doc, writer, "object", { name: "Ship", definition: "A vessel ⛵ that floats" });
  const quay = createEntity(doc, writer, "object", { name: "Quay" });
  writeField(doc, writer, { kind: "project", id: "project", field: "name" }, "Harbour");
  const base = Y.encodeStateAsUpdate(doc);
  const steps: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => steps.push(update));
  const definition = proseOf(doc, { kind: "object", id: ship, field: "definition" });
  definition?.insert(3, "large ");
  definition?.delete(0, 4);
  definition?.insert(0, "Ä 😀");
  writeField(doc, writer, { kind: "object", id: quay, field: "name" }, "Long quay");
  writeEntry(doc, writer, { kind: "object", id: ship, field: "synonyms" }, "abcdefghijklmnop", { order: "a0", text: "Boat" });
  const cta = createEntity(doc, writer, "cta", { object: ship, verb: "Moor" });
  createEntity(doc, writer, "relationship", { source: ship, target: quay });
  removeEntities(doc, writer, [{ kind: "cta", id: cta }]);
  removeEntities(doc, writer, [{ kind: "object", id: quay }]);
  steps.push(Y.mergeUpdates(steps), Y.encodeStateAsUpdate(doc));
  return { base, steps };
}

function damage(bytes: Uint8Array, luck: (below: number) => number, others: readonly Uint8Array[]): Uint8Array {
  let out = bytes.slice();
  for (let times = 1 + luck(3); times > 0; times--) {
    const at = luck(out.length);
    const what = luck(8);
    if (what === 0) out = out.slice(0, at);
    else if (what === 1) out[at] = luck(256);
    else if (what === 2) out[at] = (out[at] ?? 0) ^ (1 << luck(8));
    else if (what === 3) out[at] = ((out[at] ?? 0) + (luck(2) ? 1 : 255)) & 255;
    else if (what === 4) out = Buffer.concat([out.subarray(0, at), Buffer.from([luck(256)]), out.subarray(at)]);
    else if (what === 5) out = Buffer.concat([out.subarray(0, at), out.subarray(at + 1 + luck(4))]);
    else if (what === 6) out = Buffer.concat([out.subarray(0, at), out.subarray(luck(out.length))]);
    else out = Buffer.concat([out.subarray(0, at), (others[luck(others.length)] ?? out).subarray(luck(40))]);
    if (out.length === 0) break;
  }
  return out;
}

const contentOf = (doc: Y.Doc): string =>
  JSON.stringify(Object.values(allDefinitions).map(({ root }) => [root, sorted(doc.getMap(root).toJSON())]));
const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, sorted(each)]),
      )
    : value;

test(`[A6] [A13] [A15] what the gate takes of ${rounds} damaged updates does no harm`, () => {
  const luck = chance(seed);
  const { base, steps } = makeMaterial();
  const outcomes = { new: 0, known: 0, waits: 0, refused: 0 };
  let main = new Y.Doc();
  Y.applyUpdate(main, base);
  for (let round = 0; round < rounds; round++) {
    const update = damage(steps[luck(steps.length)] ?? base, luck, steps);
    const gate = createGate({ limits: defaultLimits, main });
    const clocks = Buffer.from(Y.encodeStateVector(main));
    const verdict = gate.offer(update, anybody);
    outcomes[verdict.outcome]++;
    expect(Buffer.compare(clocks, Y.encodeStateVector(main))).toBe(0);
    if (verdict.outcome !== "new") continue;
    const what = `round ${round} of seed ${seed}: ${Buffer.from(update).toString("hex")}`;
    let changed: Y.Transaction["changed"] | null = null;
    main.once("afterTransaction", (transaction: Y.Transaction) => {
      changed = transaction.changed;
    });
    expect(() => Y.applyUpdate(main, verdict.update), what).not.toThrow();
    expect([main.store.pendingStructs, main.store.pendingDs], what).toEqual([null, null]);
    expect(changed && checkShape(main, changed), what).toBeNull();
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(main));
    expect(contentOf(again), what).toBe(contentOf(main));
    main.destroy();
    main = new Y.Doc();
    Y.applyUpdate(main, base);
  }
  expect(outcomes.new).toBeGreaterThan(rounds / 100);
  expect(outcomes.refused).toBeGreaterThan(rounds / 4);
});
