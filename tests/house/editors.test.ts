/** The derivations hold: a new kind of field, field or view can not be forgotten by those who show it. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { editorOf, fieldEditors } from "#client/fields/field-editors.ts";
import { wordsPart } from "#client/fields/list-entries.ts";
import { blankElement } from "#client/fields/refs-editor.tsx";
import { fieldsOf } from "#shared/schema/define-entity.ts";
import { allDefinitions, entityKinds } from "#shared/schema/entities.ts";
import type { Field, FieldType } from "#shared/schema/field-kinds.ts";

const allFields: [name: string, field: Field][] = Object.values(allDefinitions).flatMap((definition) =>
  fieldsOf(definition).map(([name, field]): [string, Field] => [`${definition.kind}.${name}`, field]),
);
const declaredTypes = [...new Set(allFields.map(([, field]) => field.type))];

test("[F50] every kind of field that is declared has an editor, or says why it has none", () => {
  expect(declaredTypes.length).toBeGreaterThan(8);
  for (const type of declaredTypes) {
    const editor = fieldEditors[type];
    expect("why" in editor ? editor.why : editor, type).toBeTruthy();
  }
});

test("[F50] no editor is left over from a kind of field that is gone", () => {
  const known: Record<FieldType, true> = {
    line: true,
    prose: true,
    choice: true,
    flag: true,
    int: true,
    ref: true,
    order: true,
    record: true,
    set: true,
  };
  expect(Object.keys(fieldEditors).sort()).toEqual(Object.keys(known).sort());
});

test("[F51] every field of an entity can be edited, except its place among siblings", () => {
  const without = entityKinds.flatMap((kind) => fieldsOf(allDefinitions[kind]).filter(([, field]) => editorOf(field) === null));
  expect(new Set(without.map(([, field]) => field.type))).toEqual(new Set(["order"]));
});

test("[F51] a set of other entities has a value that only says they are in it", () => {
  const refs = allFields.filter(([, field]) => field.type === "set" && field.key.by === "ref");
  expect(refs.length).toBeGreaterThan(3);
  for (const [name, field] of refs) if (field.type === "set") expect(blankElement(field), name).not.toBeNull();
});

test("[F51] a set of own entries says which part of them is words", () => {
  const lists = allFields.filter(([, field]) => field.type === "set" && field.key.by === "id");
  const wordless = lists.filter(([, field]) => field.type === "set" && wordsPart(field) === null).map(([name]) => name);
  expect(wordless).toEqual(["noun.terms", "noun.marked"]);
});

test("[F51] every artifact's folder stands in the list of views, or the page that has one", async () => {
  const { views } = await import("#client/views/views.ts");
  const folders = readdirSync(join(import.meta.dirname, "../../client/src/views"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const pages = ["home"];
  expect(folders.filter((folder) => !pages.includes(folder))).toHaveLength(views.length);
  expect(new Set(views.map((view) => view.path)).size).toBe(views.length);
});
