import { expect, test } from "vitest";
import * as Y from "yjs";
import { readModel } from "#shared/document/integrity.ts";
import { checkShape } from "#shared/document/shape.ts";
import { OrcaError } from "#shared/errors.ts";
import { importSample } from "#shared/import/import-sample.ts";
import { fillFromSample, type SampleKey, sampleKeys, samples } from "#shared/samples/samples.ts";
import { entityKinds } from "#shared/schema/entities.ts";
import { writerOf } from "../../support/peers.ts";

const load = async (key: SampleKey) => structuredClone((await samples[key].load()).default) as SampleFile;

interface SampleFile {
  objects: { key: string; name: string; mapOrder?: unknown[] }[];
  relationships: { key: string; label: string; mechanics: string; sourceToTarget: string }[];
  ctas: {
    key: string;
    name: string;
    object: string;
    roles: string[];
    userStory: string;
    priority: string;
    acceptanceCriteria: unknown[];
  }[];
  attributes: { key: string; object: string; name: string; rank: number }[];
  priorities: { itemType: string; item: string; phase: string; position: number; score: number | null }[];
  questions: unknown[];
  nouns?: unknown[];
  roles: unknown[];
}

async function open(key: SampleKey) {
  const doc = new Y.Doc();
  await fillFromSample(doc, writerOf("Ana", 1), key);
  return { doc, model: readModel(doc), file: await load(key) };
}

test.each(sampleKeys)("[S1] %s opens whole: nothing in the file is left behind", async (key) => {
  const { model, file } = await open(key);
  const counts = Object.fromEntries(entityKinds.map((kind) => [kind, model.entities[kind].size]));
  expect(counts).toEqual({
    source: 0,
    noun: file.nouns?.length ?? 0,
    object: file.objects.length,
    relationship: file.relationships.length,
    role: file.roles.length,
    cta: file.ctas.length,
    criterion: file.ctas.flatMap((cta) => cta.acceptanceCriteria).length,
    attribute: file.attributes.length,
    question: file.questions.length,
  });
  expect(model.priorities.size).toBe(file.priorities.length);
  expect(samples[key]).toMatchObject({ name: model.project.name, objects: file.objects.length });
});

test("[S1] St Brannoc has 42 objects and 502 priorities", async () => {
  const { model } = await open("st-brannoc");
  expect([model.entities.object.size, model.priorities.size]).toEqual([42, 502]);
});

test("[S2] two imports share no id", async () => {
  const [one, other] = [await open("harbour-summit"), await open("harbour-summit")];
  const ids = (model: typeof one.model) => entityKinds.flatMap((kind) => [...model.entities[kind].keys()]);
  // The same chance gives the same ids; people's chance is the system's.
  expect(ids(one.model)).toEqual(ids(other.model));
  const doc = new Y.Doc();
  await fillFromSample(doc, { by: "Ana", now: () => 1, origin: "o", untracked: "u" }, "harbour-summit");
  const fresh = new Set(ids(readModel(doc)));
  expect(ids(one.model).filter((id) => fresh.has(id))).toEqual([]);
  expect(fresh.size).toBe(ids(one.model).length);
});

test("[S3] one transaction, unknown to undo, which the gate lets pass", async () => {
  const doc = new Y.Doc();
  const origins: unknown[] = [];
  const problems: unknown[] = [];
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    origins.push(transaction.origin);
    problems.push(checkShape(doc, transaction.changed));
  });
  const writer = writerOf("Ana", 1);
  await fillFromSample(doc, writer, "st-brannoc");
  expect(origins).toEqual([writer.untracked]);
  expect(problems).toEqual([null]);
});

test.each(sampleKeys)("[S4] %s: the calls to action of an object have different places, the primary ones on top", async (key) => {
  const { model } = await open(key);
  const stacks = Map.groupBy(model.entities.cta.values(), ({ object, roles }) => `${object} ${roles[0]?.key}`);
  for (const stack of stacks.values()) {
    const held = stack.flatMap(({ roles }) => roles[0]?.value ?? []).sort((a, b) => (a.order < b.order ? -1 : 1));
    expect(new Set(held.map(({ order }) => order)).size).toBe(held.length);
    const ranks = held.map(({ rank }) => rank === "primary");
    expect(ranks).toEqual([...ranks].sort((a, b) => Number(b) - Number(a)));
  }
});

test("[S4] a CTA's priority becomes the rank of each of its roles, and “so that …” its why", async () => {
  const { model, file } = await open("st-brannoc");
  const given = file.ctas.find(({ roles }) => roles.length > 1);
  const cta = [...model.entities.cta.values()].find(
    ({ verb, object }) =>
      verb === given?.name && model.entities.object.get(object)?.name === file.objects.find(({ key }) => key === given.object)?.name,
  );
  expect(cta?.roles).toHaveLength(given?.roles.length ?? 0);
  expect(new Set(cta?.roles.map(({ value }) => value.rank))).toEqual(new Set([given?.priority]));
  expect(given?.userStory).toContain(`so that ${cta?.why}.`);
  expect([...model.entities.cta.values()].every(({ why }) => why !== "")).toBe(true);
});

test("[S5] mechanics and the rest go to the source's side; multiplicities become numbers", async () => {
  const { model, file } = await open("st-brannoc");
  const given = file.relationships.find(({ key }) => key === "patient--patient--was-merged-into");
  const relationship = [...model.entities.relationship.values()].find(({ label }) => label === "was merged into");
  expect(relationship).toMatchObject({
    "out.mechanics": given?.mechanics,
    "in.mechanics": "",
    sourceToTarget: { min: 0, max: 1 },
    targetToSource: { min: 0, max: null },
    "out.nested": "link",
    "in.nested": "list",
  });
  expect(relationship?.source).toBe(relationship?.target);
});

test("[S6] attributes keep their rank, and mapOrder is the order on the map", async () => {
  const { model, file } = await open("harbour-summit");
  const [object] = [...model.entities.object.values()].filter(({ name }) => name === "Edition");
  const attributes = [...model.entities.attribute.values()]
    .filter((each) => each.object === object?.id)
    .map(({ name, rank }) => ({ name, rank }));
  const relations = [...model.entities.relationship.values()].flatMap((each) => [
    ...(each.source === object?.id ? [{ name: each.label, rank: each["out.rank"] }] : []),
    ...(each.target === object?.id ? [{ name: each.inverseLabel, rank: each["in.rank"] }] : []),
  ]);
  const shown = [...attributes, ...relations].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ name }) => name);
  const given = file.objects.find(({ name }) => name === "Edition")?.mapOrder as { type: string; ref: string }[];
  const wanted = given.map(({ type, ref }) => {
    if (type === "attribute") return file.attributes.find(({ key }) => key === ref)?.name;
    return file.relationships.find(({ key }) => key === ref)?.label;
  });
  expect(shown.slice(0, wanted.length)).toEqual(wanted);
});

test("[S6] calls to action stand as in the file", async () => {
  const { model, file } = await open("harbour-summit");
  expect([...model.entities.cta.values()].map(({ verb }) => verb)).toEqual(file.ctas.map(({ name }) => name));
});

test("[S7] priorities keep phase, score and place", async () => {
  const { model, file } = await open("st-brannoc");
  const named = new Map([...model.entities.object.values()].map(({ id, name }) => [id, name]));
  const now = [...model.priorities]
    .filter(([id, { phase }]) => phase === "now" && named.has(id))
    .sort(([, a], [, b]) => (a.order < b.order ? -1 : 1))
    .map(([id, { score }]) => [named.get(id), score]);
  const wanted = file.priorities
    .filter(({ itemType, phase }) => itemType === "object" && phase === "now")
    .sort((a, b) => a.position - b.position)
    .map(({ item, score }) => [file.objects.find(({ key }) => key === item)?.name, score]);
  expect(now).toEqual(wanted);
});

const broken: [string, (file: SampleFile) => void, string][] = [
  [
    "a CTA of an object that is not there",
    (file) => Object.assign(file.ctas[3] ?? {}, { key: "x.y", object: "boat" }),
    "Not imported: cta “x.y” refers to the object “boat”, which is not in the file.",
  ],
  [
    "a priority of nothing",
    (file) => Object.assign(file.priorities[9] ?? {}, { itemType: "cta", item: "nothing" }),
    "Not imported: a priority in ctas refers to the cta “nothing”, which is not in the file.",
  ],
  [
    "two objects under one key",
    (file) => Object.assign(file.objects[1] ?? {}, { key: file.objects[0]?.key }),
    "Not imported: objects “edition” stands there twice.",
  ],
  [
    "a name that is no text",
    (file) => Object.assign(file.objects[2] ?? {}, { name: 7 }),
    "Not imported: objects “speaker”, name is not text.",
  ],
  [
    "a name far too long",
    (file) => Object.assign(file.objects[2] ?? {}, { name: "x".repeat(10_000) }),
    `Not imported: the name of the object “${"x".repeat(40)}…” is longer than 200 characters.`,
  ],
  [
    "a number of sides nobody can read",
    (file) => Object.assign(file.relationships[0] ?? {}, { sourceToTarget: "lots" }),
    "sourceToTarget is not a multiplicity like 0..1 or 1..*.",
  ],
  ["another format", (file) => Object.assign(file, { format: "other" }), "Not imported: the file is not a sample of a project."],
  [
    "another version",
    (file) => Object.assign(file, { formatVersion: 2 }),
    "Not imported: the file has version 2 of the sample format; only version 1 can be opened here.",
  ],
  [
    "a synonym far too long",
    (file) => Object.assign(file.objects[2] ?? {}, { synonyms: ["short", "x".repeat(201)] }),
    "Not imported: objects “speaker”, synonyms 2 is longer than 200 characters.",
  ],
  ["a key without letters", (file) => Object.assign(file.objects[2] ?? {}, { key: "" }), "key is empty."],
  [
    "a project without a name",
    (file) => Object.assign(file, { project: { name: "" } }),
    "Not imported: the name of the project must not be empty.",
  ],
];

test.each(broken)("[S8] %s is refused with where and why, and nothing is made", async (_, breakIt, says) => {
  const file = await load("harbour-summit");
  breakIt(file);
  const doc = new Y.Doc();
  let said: unknown;
  try {
    importSample(doc, writerOf("Ana", 1), file);
  } catch (error) {
    said = error;
  }
  expect(said).toBeInstanceOf(OrcaError);
  expect(said).toMatchObject({ code: "sample/invalid", message: expect.stringContaining(says) });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
});

test.each([[null], [[]], ["text"], [{}]])("[S8] %j is no sample", (json) => {
  expect(() => importSample(new Y.Doc(), writerOf("Ana", 1), json)).toThrow("Not imported: ");
});

test("[S9] what the model has no place for is kept in words", async () => {
  const { model } = await open("harbour-summit");
  const dates = [...model.entities.attribute.values()].find(({ name }) => name === "Dates");
  expect(dates?.validation?.note).toBe("maxDays: 5");
});
