/** The artifacts of the two samples, and plans carried out in a real document: docs/spec/artifacts.md, N9, K7, M4, P15. */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { planManyCtas } from "#shared/artifacts/cta-changes.ts";
import { buildCtaIndex, ctaCellOf, ctasOf } from "#shared/artifacts/cta-index.ts";
import { readCtaText } from "#shared/artifacts/cta-input.ts";
import { ctaHead } from "#shared/artifacts/cta-matrix.ts";
import { moveInColumn, planMove } from "#shared/artifacts/map-moves.ts";
import { objectNames } from "#shared/artifacts/name-finder.ts";
import { nestingHead, readNestings } from "#shared/artifacts/nested-object-matrix.ts";
import { applyToIndex, nestingPlanner, planNestings } from "#shared/artifacts/nesting-changes.ts";
import { buildPairIndex, cellOf, nestedOn } from "#shared/artifacts/nesting-index.ts";
import { readNestingText } from "#shared/artifacts/nesting-input.ts";
import { readColumn } from "#shared/artifacts/object-map.ts";
import { keyMaker } from "#shared/artifacts/planned-change.ts";
import { type Model, readModel } from "#shared/document/integrity.ts";
import { rootKinds } from "#shared/document/observe.ts";
import { orderBetween } from "#shared/document/order.ts";
import { carryOut } from "#shared/import/carry-out.ts";
import { fillFromSample, type SampleKey } from "#shared/samples/samples.ts";
import { relationship } from "../../support/artifact-world.ts";
import { busyMs } from "../../support/busy.ts";
import { writerOf } from "../../support/peers.ts";

interface SampleFile {
  relationships: { nested: { inSource: string; inTarget: string } }[];
  ctas: { userStory?: string }[];
}
const writer = writerOf("Ana", 1);
const keys = keyMaker(orderBetween);

async function open(key: SampleKey) {
  const doc = new Y.Doc();
  await fillFromSample(doc, writer, key);
  return doc;
}
const nestingOf = ({ entities, nestingAnswers }: Model) =>
  buildPairIndex({ objects: entities.object.keys(), relationships: entities.relationship.values(), answers: nestingAnswers });
const ctasIn = ({ entities, ctaAnswers, priorities }: Model) =>
  buildCtaIndex({
    objects: entities.object.keys(),
    roles: entities.role.keys(),
    ctas: entities.cta.values(),
    phases: [...priorities].map(([id, { phase }]) => [id, phase] as const),
    answers: ctaAnswers,
  });
function columnOf(model: Model, object: string) {
  const ctas = ctasIn(model);
  return readColumn(
    {
      object,
      attributes: [...model.entities.attribute.values()].filter((one) => one.object === object),
      nested: nestedOn(nestingOf(model), object),
      ctas: ctasOf(ctas, object),
      roles: ctas.roles,
      cardLine: 5,
    },
    "ranked",
  );
}

test.each(["harbour-summit", "st-brannoc"] as const)(
  "[N9] %s: the matrix nests what the file nests, the map lists the same",
  async (key) => {
    const model = readModel(await open(key));
    const { default: file } = (await import(`../../../shared/src/samples/${key}.json`)) as { default: SampleFile };
    const nested = file.relationships
      .flatMap(({ nested: { inSource, inTarget } }) => [inSource, inTarget])
      .filter((how) => how !== "none" && how !== "undecided");
    const index = nestingOf(model);
    expect(nestingHead(index)).toMatchObject({ relationships: file.relationships.length, nested: nested.length });
    expect(readNestings(index).hubs.length).toBeGreaterThan(0);
    const listed = [...model.entities.object.keys()].flatMap((id) => columnOf(model, id).mixed.filter(({ kind }) => kind === "nested"));
    expect(listed).toHaveLength(nested.length);
    expect(ctaHead(ctasIn(model))).toMatchObject({ ctas: file.ctas.length });
  },
);

test("[P15] a plan carried out reads as it was planned, and one undo takes it back", async () => {
  const doc = await open("harbour-summit");
  const undo = new Y.UndoManager([...rootKinds(doc).keys()] as Y.Map<unknown>[], {
    trackedOrigins: new Set([writer.origin]),
    captureTimeout: 60_000,
    doc,
  });
  const before = readModel(doc);
  const planned = nestingOf(before);
  const [a = "", b = "", c = ""] = before.entities.object.keys();
  const inputs = [
    [a, a, "-"],
    [a, b, "?"],
    [b, c, "shows 0..n"],
    [c, b, "is on 1"],
    [b, a, ""],
    [c, c, "1..n"],
  ].map(([row = "", column = "", text = ""]) => ({ row, column, input: readNestingText(text) }));
  const changes = planNestings(
    nestingPlanner(planned, keys, (id) => columnOf(before, id).mixed.at(-1)?.key ?? null),
    inputs,
  );
  applyToIndex(planned, changes);
  carryOut(doc, writer, changes);
  const after = nestingOf(readModel(doc));
  for (const row of planned.objects)
    for (const column of planned.objects) expect(cellOf(after, row, column)).toEqual(cellOf(planned, row, column));
  undo.undo();
  expect(nestingOf(readModel(doc)).total).toEqual(nestingOf(before).total);
  expect(undo.undoStack).toHaveLength(0);
});

test("[P15] typed verbs and a move on the map arrive in the document", async () => {
  const doc = await open("harbour-summit");
  const model = readModel(doc);
  const index = ctasIn(model);
  const [object = ""] = index.objects;
  const [role = ""] = index.roles;
  const planner = { index, keys, targetOf: objectNames(model.entities.object.values()).find };
  carryOut(doc, writer, planManyCtas(planner, [{ object, role, input: readCtaText("!juggle > session (own)") }]).changes);
  expect(ctaCellOf(ctasIn(readModel(doc)), object, role).stack.at(-1)).toMatchObject({ verb: "Juggle", condition: "own", phase: "now" });
  const column = columnOf(model, object);
  const last = column.mixed.at(-1)?.id ?? "";
  carryOut(doc, writer, planMove(moveInColumn(column, last, 0), keys));
  expect(columnOf(readModel(doc), object).mixed[0]?.id).toBe(last);
});

test("[N9] 200 objects, 800 relationships and 40,000 answers are indexed in under 150 ms", () => {
  const objects = Array.from({ length: 200 }, (_, at) => `o${at}`);
  const answers = objects.flatMap((row) => objects.map((column) => [`${row}>${column}`, "no"] as const));
  const relationships = Array.from({ length: 800 }, (_, at) => ({ ...relationship(`o${at % 200}`, `o${(at * 7) % 200}`), id: `r${at}` }));
  expect(busyMs(() => nestingHead(buildPairIndex({ objects, relationships, answers })))).toBeLessThan(150);
});
