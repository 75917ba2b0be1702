/** The live reading of the CTA matrix: docs/spec/cta-matrix.md, X1–X3. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ctaIndexOf } from "#client/project/cta-index-store.ts";
import { openModelStore } from "#client/project/live-store.ts";
import type { CtaCell } from "#shared/artifacts/cta-cell.ts";
import { buildCtaIndex, type CtaIndex, ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { createEntity, removeEntities, type Writer, writeAnswer, writeAnyField, writeEntry } from "#shared/document/write.ts";
import { chance } from "#tests/support/random.ts";

const held = (rank: string, order: string) => ({ rank, order });

function world() {
  const doc = new Y.Doc();
  const writer: Writer = { by: "ana", now: () => 1_000, random: chance(1).bytes, origin: "ana", untracked: "untracked" };
  newProjectDocument(doc, { name: "Harbour" }, writer);
  const [session, room] = ["Session", "Room"].map((name, at) => createEntity(doc, writer, "object", { name, order: `a${at}` })) as [
    string,
    string,
  ];
  const [attendee, speaker] = ["Attendee", "Speaker"].map((name, at) => createEntity(doc, writer, "role", { name, order: `a${at}` })) as [
    string,
    string,
  ];
  const rate = createEntity(doc, writer, "cta", { object: session, verb: "Rate", roles: { [attendee]: held("secondary", "a0") } });
  const store = openModelStore(doc);
  const live = ctaIndexOf(store);
  return { doc, writer, store, live, session, room, attendee, speaker, rate };
}

/** Every cell as it reads when everything is read anew. */
function fresh(doc: Y.Doc): CtaCell[] {
  const { entities, priorities, ctaAnswers } = readModel(doc);
  const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }) =>
    a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1;
  return cellsOf(
    buildCtaIndex({
      objects: [...entities.object.values()].sort(byOrder).map(({ id }) => id),
      roles: [...entities.role.values()].sort(byOrder).flatMap(({ id, archived }) => (archived ? [] : [id])),
      ctas: entities.cta.values(),
      phases: [...entities.cta.keys()].map((id) => [id, priorities.get(id)?.phase ?? "unassigned"] as const),
      answers: ctaAnswers,
    }),
  );
}
const cellsOf = (index: CtaIndex): CtaCell[] =>
  index.objects.flatMap((object) => index.roles.map((role) => ctaCellOf(index, object, role)));

test.each(Array.from({ length: 20 }, (_, at) => at + 1))("[X1] equals reading everything anew, seed %i", (seed) => {
  const { doc, writer, live, ...ids } = world();
  const { next: random } = chance(seed);
  const pick = (root: string) => {
    const keys = [...doc.getMap(root).keys()].sort();
    return keys[Math.floor(random() * keys.length)] ?? "";
  };
  const acts: (() => unknown)[] = [
    () => createEntity(doc, writer, "object", { name: `Object ${random()}`, order: `b${Math.floor(random() * 9)}` }),
    () => createEntity(doc, writer, "role", { name: `Role ${random()}` }),
    () =>
      createEntity(doc, writer, "cta", {
        object: pick("objects"),
        verb: `Do ${random()}`,
        roles: { [pick("roles")]: held("primary", "a5") },
      }),
    () =>
      writeEntry(
        doc,
        writer,
        { kind: "cta", id: pick("ctas"), field: "roles" },
        pick("roles"),
        random() < 0.3 ? null : held("secondary", `a${Math.floor(random() * 9)}`),
      ),
    () => writeAnyField(doc, writer, { kind: "cta", id: pick("ctas"), field: "object" }, pick("objects")),
    () => writeAnyField(doc, writer, { kind: "cta", id: pick("ctas"), field: "why" }, random() < 0.5 ? "" : "it helps"),
    () => writeAnyField(doc, writer, { kind: "role", id: pick("roles"), field: "archived" }, random() < 0.5),
    () => writeAnyField(doc, writer, { kind: "role", id: pick("roles"), field: "order" }, `a${Math.floor(random() * 9)}`),
    () => writeAnyField(doc, writer, { kind: "priority", id: pick("ctas"), field: "phase" }, random() < 0.5 ? "now" : "later"),
    () => writeAnswer(doc, writer, "ctaAnswer", pick("objects"), pick("roles"), ["none", "discuss", ""][Math.floor(random() * 3)] ?? ""),
    () => random() < 0.3 && removeEntities(doc, writer, [{ kind: "cta", id: pick("ctas") }]),
    () => random() < 0.1 && removeEntities(doc, writer, [{ kind: "object", id: pick("objects") }]),
  ];
  expect(ids.rate).not.toBe("");
  for (let step = 0; step < 120; step++) {
    acts[Math.floor(random() * acts.length)]?.();
    if (step % 6 === 5) expect(cellsOf(live.index)).toEqual(fresh(doc));
  }
});

test("[X2] an edit tells the cells it stands in, their sums, and nothing else", () => {
  const { doc, writer, live, session, room, attendee, speaker, rate } = world();
  const heard: string[] = [];
  for (const object of [session, room]) {
    live.subscribe(`object:${object}`, () => heard.push(`object:${object}`));
    for (const role of [attendee, speaker]) {
      ctaCellOf(live.index, object, role);
      live.subscribe(`cell:${object}>${role}`, () => heard.push(`${object}>${role}`));
    }
  }
  live.subscribe("heads", () => heard.push("heads"));
  writeAnyField(doc, writer, { kind: "priority", id: rate, field: "phase" }, "now");
  expect(heard).toEqual([`${session}>${attendee}`, `object:${session}`]);
  heard.length = 0;
  writeAnyField(doc, writer, { kind: "cta", id: rate, field: "notes" }, "Stars or words?");
  expect(heard).toEqual([`object:${session}`]);
  heard.length = 0;
  writeAnswer(doc, writer, "ctaAnswer", room, speaker, "none");
  expect(heard).toEqual([`${room}>${speaker}`]);
  heard.length = 0;
  writeAnyField(doc, writer, { kind: "object", id: room, field: "definition" }, "Four walls.");
  expect(heard).toEqual([]);
});

test("[X3] an archived role leaves the matrix, its calls to action wait for it; the other head list stays the same", () => {
  const { doc, writer, live, session, attendee, speaker } = world();
  const { objects } = live.index;
  writeAnyField(doc, writer, { kind: "role", id: attendee, field: "archived" }, true);
  expect(live.index.roles).toEqual([speaker]);
  expect(live.index.objects).toBe(objects);
  writeAnyField(doc, writer, { kind: "role", id: attendee, field: "archived" }, false);
  expect(live.index.roles).toEqual([attendee, speaker]);
  expect(ctaCellOf(live.index, session, attendee).stack).toMatchObject([{ verb: "Rate" }]);
});
