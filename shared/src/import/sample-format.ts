/**
 * The sample format: a whole project as people write one down, with keys that are words.
 *
 * Checked in full before anything is made: a broken reference stops the import with where and why. Rules S1–S9, docs/spec/document.md.
 */
import { z } from "zod";
import { fail } from "../errors.ts";

const sampleFormat = "orca-project-sample";

const key = z.string().min(1).max(200);
const text = z.string().max(10_000);
const optional = text.nullish().transform((value) => value ?? "");
/** Small lists, with the bound of their entries as the model has it. */
const textsUpTo = (max: number) =>
  z
    .array(z.string().max(max))
    .nullish()
    .transform((value) => value ?? []);
const texts = textsUpTo(200);

/** `1`, `0..1`, `0..*`, `25..35`. */
const multiplicity = z.string().regex(/^\d{1,6}(\.\.(\d{1,6}|\*))?$/, "is not a multiplicity like 0..1 or 1..*");
const itemType = z.enum(["object", "relationship", "cta", "attribute"]);
const keys = z
  .array(key)
  .nullish()
  .transform((value) => value ?? []);

const object = z.object({
  key,
  name: z.string(),
  plural: optional,
  definition: optional,
  purpose: optional,
  tier: optional,
  complexity: optional,
  synonyms: texts,
  instances: texts,
  states: texts,
  notes: optional,
  mapOrder: z
    .array(z.object({ type: z.enum(["attribute", "nestedObject"]), ref: key }))
    .nullish()
    .transform((value) => value ?? []),
});

const relationship = z.object({
  key,
  source: key,
  target: key,
  type: optional,
  sourceToTarget: multiplicity.optional(),
  targetToSource: multiplicity.optional(),
  label: optional,
  inverseLabel: optional,
  nested: z.object({ inSource: z.string().optional(), inTarget: z.string().optional() }).optional(),
  mechanics: optional,
  sort: texts,
  filter: texts,
  dependencies: optional,
});

const cta = z.object({
  key,
  object: key,
  roles: keys,
  name: z.string(),
  crud: optional,
  priority: optional,
  userStory: optional,
  acceptanceCriteria: z
    .array(z.object({ given: optional, when: optional, then: optional }))
    .nullish()
    .transform((value) => value ?? []),
  relatedObject: key.nullish(),
});

const attribute = z.object({
  key,
  object: key,
  name: z.string(),
  kind: optional,
  dataType: optional,
  required: z.boolean().optional(),
  default: optional,
  allowedValues: texts,
  source: optional,
  validation: z.record(z.string(), z.unknown()).nullish(),
  visibleTo: keys,
  unit: optional,
  example: optional,
  notes: optional,
  rank: z.number().optional(),
});

const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .max(100_000)
    .nullish()
    .transform((value) => value ?? []);

const sample = z.object({
  format: z.literal(sampleFormat),
  formatVersion: z.literal(1),
  project: z.object({ key: key.optional(), name: z.string(), description: optional, domain: optional, goals: textsUpTo(500) }),
  roles: list(z.object({ key, name: z.string(), description: optional, kind: optional })),
  objects: list(object),
  relationships: list(relationship),
  ctas: list(cta),
  attributes: list(attribute),
  priorities: list(
    z.object({ itemType, item: key, phase: optional, score: z.number().nullish(), position: z.number().optional(), notes: optional }),
  ),
  questions: list(
    z.object({
      key,
      text: z.string(),
      about: z.object({ itemType, item: key }).nullish(),
      risk: optional,
      status: optional,
      answer: optional,
    }),
  ),
  nouns: list(z.object({ noun: z.string(), terms: textsUpTo(80), verdict: optional, mapsTo: key.nullish(), why: optional })),
});

export type Sample = z.infer<typeof sample>;

/**
 * A sample from parsed JSON, with every reference known to lead somewhere.
 *
 * @throws sample/invalid, with where and why
 */
export function readSample(json: unknown): Sample {
  checkFormat(json);
  const parsed = sample.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail("sample/invalid", { where: whereOf(json, issue?.path ?? []), why: issue ? wordsOf(issue) : "is not a sample" });
  }
  checkKeys(parsed.data);
  checkReferences(parsed.data);
  return parsed.data;
}

/** The two things that decide whether the rest can be read at all are said to people, not to programs. */
function checkFormat(json: unknown): void {
  const { format, formatVersion } = (json ?? {}) as { format?: unknown; formatVersion?: unknown };
  if (format !== sampleFormat) fail("sample/invalid", { where: "the file", why: "is not a sample of a project" });
  if (formatVersion === 1) return;
  const version = typeof formatVersion === "number" ? `version ${formatVersion}` : "no version that is known";
  fail("sample/invalid", { where: "the file", why: `has ${version} of the sample format; only version 1 can be opened here` });
}

const listsByType = { object: "objects", relationship: "relationships", cta: "ctas", attribute: "attributes" } as const;

/** Two things under one key would make every reference to it a guess. */
function checkKeys(given: Sample): void {
  for (const name of ["roles", "objects", "relationships", "ctas", "attributes", "questions"] as const) {
    const seen = new Set<string>();
    for (const each of given[name]) {
      if (seen.has(each.key)) fail("sample/invalid", { where: `${name} “${each.key}”`, why: "stands there twice" });
      seen.add(each.key);
    }
  }
}

function checkReferences(given: Sample): void {
  const known = {
    role: new Set(given.roles.map((each) => each.key)),
    object: new Set(given.objects.map((each) => each.key)),
    relationship: new Set(given.relationships.map((each) => each.key)),
    cta: new Set(given.ctas.map((each) => each.key)),
    attribute: new Set(given.attributes.map((each) => each.key)),
  };
  const need = (where: string, kind: keyof typeof known, target: string) => {
    if (!known[kind].has(target)) fail("sample/invalid", { where, why: `refers to the ${kind} “${target}”, which is not in the file` });
  };
  for (const each of given.relationships) for (const end of [each.source, each.target]) need(`relationship “${each.key}”`, "object", end);
  for (const each of given.ctas) {
    need(`cta “${each.key}”`, "object", each.object);
    if (each.relatedObject) need(`cta “${each.key}”`, "object", each.relatedObject);
    for (const role of each.roles) need(`cta “${each.key}”`, "role", role);
  }
  for (const each of given.attributes) {
    need(`attribute “${each.key}”`, "object", each.object);
    for (const role of each.visibleTo) need(`attribute “${each.key}”`, "role", role);
  }
  for (const each of given.objects)
    for (const { type, ref } of each.mapOrder) {
      need(`object “${each.key}”, mapOrder`, type === "nestedObject" ? "relationship" : type, ref);
    }
  for (const each of given.priorities) need(`a priority in ${listsByType[each.itemType]}`, each.itemType, each.item);
  for (const each of given.questions) if (each.about) need(`question “${each.key}”`, each.about.itemType, each.about.item);
  for (const { noun, mapsTo } of given.nouns) {
    if (mapsTo && !known.object.has(mapsTo)) need(`noun “${noun}”`, "role", mapsTo);
  }
}

/** `objects[3].name`, with the key of the row where it has one. */
function whereOf(json: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = json;
  let words = "";
  for (const step of path) {
    at = typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    words += typeof step === "number" ? keyOf(at, step) : `${words === "" ? "" : ", "}${String(step)}`;
  }
  return words === "" ? "the file" : words;
}

function keyOf(row: unknown, index: number): string {
  const name = typeof row === "object" && row !== null ? (row as { key?: unknown }).key : undefined;
  return typeof name === "string" ? ` “${name}”` : ` ${index + 1}`;
}

const expectations: Readonly<Record<string, string>> = {
  string: "is not text",
  number: "is not a number",
  boolean: "is neither true nor false",
  array: "is not a list",
  object: "does not have the form it needs",
};

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return expectations[issue.expected] ?? "does not have the form it needs";
  if (issue.code === "invalid_value") return `is not one of ${issue.values.map((value) => `“${String(value)}”`).join(", ")}`;
  if (issue.code === "too_big") {
    const most = Number(issue.maximum).toLocaleString("en");
    return issue.origin === "array" ? `has more than ${most} entries` : `is longer than ${most} characters`;
  }
  if (issue.code === "too_small") return "is empty";
  // Formats say in their declaration what they want.
  return issue.code === "invalid_format" ? issue.message : "does not have the form it needs";
}
