/**
 * A project in which every kind has something in every field, made from the declarations: a field that is added is in it at once.
 */
import { z } from "zod";
import { newProjectDocument, type ProjectDoc } from "#shared/document/layout.ts";
import { ordersBetween } from "#shared/document/order.ts";
import {
  createEntities,
  mergeEntities,
  removeEntities,
  type Writer,
  writeAnswer,
  writeAnyField,
  writeRecord,
} from "#shared/document/write.ts";
import { makeEntityId } from "#shared/ids.ts";
import { allDefinitions, type EntityKind, entityKinds, flatEntities } from "#shared/schema/entities.ts";
import type { Field, SetField } from "#shared/schema/field-kinds.ts";

/** Two of each kind, that refer to each other; of objects one more that is deleted, and one that is merged into another. */
export function everyField(doc: ProjectDoc, writer: Writer): void {
  const ids = new Map<EntityKind, readonly [string, string]>(entityKinds.map((kind) => [kind, [freshId(writer), freshId(writer)]]));
  newProjectDocument(doc, valuesOf("project", ids, writer), writer);
  const list = entityKinds.flatMap((kind) => (ids.get(kind) ?? []).map((id) => ({ kind, id, values: valuesOf(kind, ids, writer) })));
  createEntities(doc, writer, list);
  const [object = "", other = ""] = ids.get("object") ?? [];
  for (const field of Object.keys(flatEntities.priority.fields)) {
    const at = { kind: "priority", id: object, field } as const;
    writeAnyField(doc, writer, at, sampleOf(flatEntities.priority.fields[field as "phase"], ids, writer));
  }
  writeAnswer(doc, writer, "nestingAnswer", object, other, "no");
  writeAnswer(doc, writer, "ctaAnswer", object, ids.get("role")?.[0] ?? "", "discuss");
  writeRecord(doc, writer, "placement", `map/${object}`, fromShape(flatEntities.placement.fields.place.shape));
  writeRecord(doc, writer, "step", "object-guide", fromShape(flatEntities.step.fields.state.shape));
  const [gone = "", away = ""] = createEntities(doc, writer, [
    { kind: "object", values: { name: "Gone" } },
    { kind: "object", values: { name: "Also known as" } },
  ]);
  removeEntities(doc, writer, [{ kind: "object", id: gone }]);
  mergeEntities(doc, writer, "object", away, object);
}

type Ids = ReadonlyMap<EntityKind, readonly [string, string]>;

const freshId = (writer: Writer): string => makeEntityId(writer.random);

function valuesOf(kind: EntityKind | "project", ids: Ids, writer: Writer): Record<string, unknown> {
  const isVersion = (name: string) => name === "schemaVersion" || name === "minWriter";
  const fields = Object.entries(allDefinitions[kind].fields).filter(([name]) => !isVersion(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, ids, writer)]));
}

/** Something that is not the blank of its field. */
function sampleOf(field: Field, ids: Ids, writer: Writer): unknown {
  switch (field.type) {
    case "line":
      return `${field.label}, ${'with "quotes", < & > and 漢字'}`;
    case "prose":
      return `# ${field.label}\n\n* one\n* two\twith a tab`;
    case "choice":
      return field.options.find(({ value }) => value !== field.blank)?.value;
    case "flag":
      return true;
    case "int":
      return field.min + 1;
    case "order":
      return ordersBetween(null, null, 1)[0];
    case "ref":
      return ids.get(field.to as EntityKind)?.[1];
    case "record":
      return fromShape(field.shape);
    case "set":
      return { [keyOf(field, ids, writer)]: fromShape(field.shape) };
  }
}

function keyOf({ key }: SetField, ids: Ids, writer: Writer): string {
  if (key.by === "ref") return ids.get(key.to as EntityKind)?.[0] ?? "";
  return key.by === "id" ? freshId(writer) : (["s.person", "no-nouns"].find((text) => key.pattern.test(text)) ?? "");
}

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
}

const fromShape = (shape: z.ZodType): unknown => fromJsonSchema(z.toJSONSchema(shape) as Shape);

function fromJsonSchema({ type, anyOf, properties, additionalProperties, ...rest }: Shape): unknown {
  if (rest.const !== undefined) return rest.const;
  if (rest.enum) return rest.enum[0];
  if (anyOf) return fromJsonSchema(anyOf[0] ?? {});
  if (type === "object" && properties) {
    return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, name === "order" ? "a0" : fromJsonSchema(each)]));
  }
  if (type === "object")
    return { one: fromJsonSchema(typeof additionalProperties === "object" ? additionalProperties : { type: "string" }) };
  if (type === "boolean") return true;
  return type === "string" ? "Some words" : 3;
}
