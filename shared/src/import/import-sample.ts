/**
 * Makes a project from a sample: new ids always, all or nothing, one transaction (model.md 3, "Sample import").
 *
 * Rules S1–S9, docs/spec/document.md.
 */

import type { ProjectDoc } from "../document/layout.ts";
import { ordersBetween } from "../document/order.ts";
import { type ProjectSeed, seedProject } from "../document/seed.ts";
import type { Writer } from "../document/write.ts";
import { fail, OrcaError } from "../errors.ts";
import { makeEntityId } from "../ids.ts";
import type { EntityKind } from "../schema/entities.ts";
import type { Multiplicity } from "../schema/field-kinds.ts";
import { readSample, type Sample } from "./sample-format.ts";

/**
 * Fills a fresh document from a sample's JSON.
 *
 * @throws sample/invalid with where and why; the document is untouched then
 */
export function importSample(doc: ProjectDoc, writer: Writer, json: unknown): void {
  const seed = seedOf(readSample(json), writer);
  try {
    seedProject(doc, writer, seed);
  } catch (error) {
    if (!(error instanceof OrcaError) || error.code !== "field/invalid") throw error;
    fail("sample/invalid", { where: String(error.details.path), why: String(error.details.why) }, error);
  }
}

type SeedEntity = ProjectSeed["entities"][number];

interface Keys {
  /** The id that a key of the sample got. */
  of(kind: EntityKind, key: string): string;
  fresh(): string;
}

/** A sample as values of the model. */
function seedOf(sample: Sample, writer: Writer): ProjectSeed {
  const keys = makeKeys(writer);
  const places = new Map(dealt(byRank(sample.ctas)));
  const { name, description, domain, goals } = sample.project;
  return {
    project: { name, description, domain, goals: textEntries(goals, keys) },
    entities: [
      ...dealt(sample.roles).map(([{ key, kind, ...role }, order]) =>
        entity("role", keys.of("role", key), { ...role, ...given({ kind }), order }),
      ),
      ...dealt(sample.objects).map(([object, order]) => seedObject(object, order, keys)),
      ...seedRanked(sample, keys),
      ...sample.ctas.flatMap((cta) => seedCta(cta, places.get(cta) ?? "a0", keys)),
      ...dealt(sample.questions).map(([question, order]) => seedQuestion(question, order, keys)),
      ...sample.nouns.map((noun) => seedNoun(noun, sample, keys)),
    ],
    priorities: seedPriorities(sample, keys),
  };
}

function makeKeys(writer: Writer): Keys {
  const ids = new Map<string, string>();
  const fresh = () => makeEntityId(writer.random);
  return {
    fresh,
    of: (kind, key) => {
      const id = ids.get(`${kind} ${key}`) ?? fresh();
      ids.set(`${kind} ${key}`, id);
      return id;
    },
  };
}

function seedObject(object: Sample["objects"][number], order: string, keys: Keys): SeedEntity {
  const { key, synonyms, instances, states, mapOrder: _, tier, complexity, ...rest } = object;
  return entity("object", keys.of("object", key), {
    ...rest,
    ...given({ tier, complexity }),
    order,
    synonyms: textEntries(synonyms, keys),
    instances: textEntries(instances, keys),
    states: Object.fromEntries(dealt(states).map(([name, place]) => [keys.fresh(), { order: place, name }])),
  });
}

/**
 * Attributes and relationships, in one mixed order per object: as `mapOrder` says, then attributes by `rank`, then relationships
 * as they stand. A relationship that starts and ends on one object stands there once in `mapOrder`: as seen from the source.
 */
function seedRanked(sample: Sample, keys: Keys): SeedEntity[] {
  const ranks = new Map<string, string>();
  for (const object of sample.objects) {
    const items = rankedOn(object, sample);
    for (const [item, rank] of dealt(items)) ranks.set(item, rank);
  }
  return [
    ...sample.attributes.map((attribute) => seedAttribute(attribute, ranks.get(`attribute ${attribute.key}`) ?? "a0", keys)),
    ...sample.relationships.map((each) =>
      seedRelationship(each, ranks.get(`out ${each.key}`) ?? "a0", ranks.get(`in ${each.key}`) ?? "a0", keys),
    ),
  ];
}

function rankedOn({ key, mapOrder }: Sample["objects"][number], sample: Sample): string[] {
  const attributes = sample.attributes.filter(({ object }) => object === key).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const out = sample.relationships.filter(({ source }) => source === key).map((each) => `out ${each.key}`);
  const into = sample.relationships.filter(({ target }) => target === key).map((each) => `in ${each.key}`);
  const all = [...attributes.map((each) => `attribute ${each.key}`), ...out, ...into];
  const first = mapOrder.flatMap(({ type, ref }) => (type === "attribute" ? [`attribute ${ref}`] : [`out ${ref}`, `in ${ref}`]));
  return [...new Set([...first.filter((item) => all.includes(item)), ...all])];
}

function seedAttribute(attribute: Sample["attributes"][number], rank: string, keys: Keys): SeedEntity {
  const { key, object, name, kind, dataType, source, allowedValues, visibleTo, rank: _, validation, required, ...rest } = attribute;
  return entity("attribute", keys.of("attribute", key), {
    ...rest,
    ...given({ kind, dataType, source }),
    name,
    object: keys.of("object", object),
    required: required === true ? true : undefined,
    validation: validationOf(validation ?? {}),
    allowed: textEntries(allowedValues, keys),
    visibleTo: Object.fromEntries(visibleTo.map((role) => [keys.of("role", role), true])),
    rank,
  });
}

const validationKeys = ["min", "max", "minLength", "maxLength", "pattern", "unique", "maxItems", "note"];

/** Rules the model has no place for are kept in words: `maxDays: 3`. */
function validationOf(rules: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const entries = Object.entries(rules);
  const isKnown = ([name, value]: [string, unknown]) =>
    validationKeys.includes(name) && !(/^(min|max)$/.test(name) && typeof value !== "number");
  const words = entries.filter((entry) => !isKnown(entry)).map(([name, value]) => `${name}: ${String(value)}`);
  const note = words.length > 0 ? { note: words.join("; ") } : {};
  return entries.length > 0 ? { ...Object.fromEntries(entries.filter(isKnown)), ...note } : undefined;
}

/** How a link comes to be, its sorts and filters are said once in a sample: they go to the side of the source. */
function seedRelationship(each: Sample["relationships"][number], outRank: string, inRank: string, keys: Keys): SeedEntity {
  return entity("relationship", keys.of("relationship", each.key), {
    source: keys.of("object", each.source),
    target: keys.of("object", each.target),
    ...given({ type: each.type }),
    label: each.label,
    inverseLabel: each.inverseLabel,
    sourceToTarget: multiplicityOf(each.sourceToTarget),
    targetToSource: multiplicityOf(each.targetToSource),
    "out.nested": each.nested?.inSource,
    "in.nested": each.nested?.inTarget,
    "out.rank": outRank,
    "in.rank": inRank,
    "out.mechanics": each.mechanics,
    "out.dependencies": each.dependencies,
    "out.sorts": textEntries(each.sort, keys),
    "out.filters": textEntries(each.filter, keys),
  });
}

const ranks = ["primary", "secondary", "tertiary", "quaternary"];

/** The primary ones on top of their stacks; for the rest as they stand in the sample. */
function byRank(ctas: Sample["ctas"]): Sample["ctas"] {
  const rankOf = ({ priority }: Sample["ctas"][number]) => ranks.indexOf(priority || "secondary");
  return [...ctas].sort((a, b) => rankOf(a) - rankOf(b));
}

/** @param order its place in the stack of each role */
function seedCta(cta: Sample["ctas"][number], order: string, keys: Keys): SeedEntity[] {
  const id = keys.of("cta", cta.key);
  const rank = cta.priority === "" ? "secondary" : cta.priority;
  const why = / so that (.+?)\.?$/s.exec(cta.userStory)?.[1] ?? "";
  return [
    entity("cta", id, {
      object: keys.of("object", cta.object),
      verb: cta.name,
      ...given({ crud: cta.crud }),
      target: cta.relatedObject ? keys.of("object", cta.relatedObject) : undefined,
      roles: Object.fromEntries(cta.roles.map((role) => [keys.of("role", role), { rank, order }])),
      why,
    }),
    ...dealt(cta.acceptanceCriteria).map(([criterion, place]) =>
      entity("criterion", keys.fresh(), { ...criterion, cta: id, order: place }),
    ),
  ];
}

function seedQuestion({ key, text, about, answer, ...rest }: Sample["questions"][number], order: string, keys: Keys): SeedEntity {
  const pointer = about ? { kind: about.itemType, id: keys.of(about.itemType, about.item) } : undefined;
  return entity("question", keys.of("question", key), { text, about: pointer, answer, ...given(rest), order });
}

function seedNoun({ noun, terms, verdict, mapsTo, why }: Sample["nouns"][number], sample: Sample, keys: Keys): SeedEntity {
  const kind = sample.objects.some(({ key }) => key === mapsTo) ? "object" : "role";
  return entity("noun", keys.fresh(), {
    text: noun,
    terms: Object.fromEntries(terms.map((text) => [keys.fresh(), { text }])),
    ...given({ verdict }),
    mapsTo: mapsTo ? { kind, id: keys.of(kind, mapsTo) } : undefined,
    why,
  });
}

/** Positions count within a type and phase; one order over all of them keeps that. */
function seedPriorities(sample: Sample, keys: Keys): ProjectSeed["priorities"] {
  const rows = [...sample.priorities].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  return dealt(rows).map(([{ itemType, item, phase, score, notes }, order]) => ({
    item: keys.of(itemType, item),
    values: { ...given({ phase, notes }), score: score ?? undefined, order },
  }));
}

function textEntries(texts: readonly string[], keys: Keys): Record<string, { order: string; text: string }> {
  return Object.fromEntries(dealt(texts).map(([text, order]) => [keys.fresh(), { order, text }]));
}

/** Each row with its order key. */
function dealt<T>(rows: readonly T[]): [row: T, order: string][] {
  const orders = ordersBetween(null, null, rows.length);
  return rows.map((row, index) => [row, orders[index] ?? "a0"]);
}

/** `0..*` → { min: 0, max: null }; `1` → { min: 1, max: 1 } */
function multiplicityOf(words: string | undefined): Multiplicity | undefined {
  if (words === undefined) return undefined;
  const [min = "0", max = min] = words.split("..");
  return { min: Number(min), max: max === "*" ? null : Number(max) };
}

/** Without what was left blank. */
const given = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));

const entity = (kind: EntityKind, id: string, values: Record<string, unknown>): SeedEntity => ({ kind, id, values });
