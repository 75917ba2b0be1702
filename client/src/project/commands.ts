/** The commands of a tab: the document's writing, bound to this tab's origin, its person and its undo stack. */

import type * as Y from "yjs";
import { grouped } from "#shared/artifacts/counted.ts";
import { readEntity } from "#shared/document/read.ts";
import {
  createEntities,
  mergeEntities,
  removeEntities,
  restoreBatch,
  restoreEntity,
  type Writer,
  writeAnswer,
  writeAnyField,
  writeEntry,
} from "#shared/document/write.ts";
import { fail } from "#shared/errors.ts";
import { carryOut } from "#shared/import/carry-out.ts";
import { type AnyKind, allDefinitions, type EntityKind } from "#shared/schema/entities.ts";
import { titleOf } from "#shared/schema/title.ts";
import type { Commands, ItemAt } from "./project-commands.ts";
import { nameOfField, type OpenUndo } from "./undo-stack.ts";

interface Options {
  readonly doc: Y.Doc;
  readonly writer: Writer;
  readonly undo: OpenUndo;
  readonly may: () => boolean;
}

export function makeCommands({ doc, writer, undo, may }: Options): Commands {
  const run = <T>(words: string, command: () => T): T => (may() ? undo.step(words, command) : fail("edit/read-only"));
  const createAll: Commands["createAll"] = (list) =>
    run(`adding ${titlesOf(list.map(({ kind, values }) => ({ kind, title: titleOf(values) })))}`, () => createEntities(doc, writer, list));
  const named = (items: readonly ItemAt[]) => titlesOf(items.map(({ kind, id }) => ({ kind, title: titleAt(doc, kind, id) })));
  return {
    may,
    writeField: (at, value) => run(wordsForField(doc, at.kind, at.id, at.field), () => writeAnyField(doc, writer, at, value)),
    writeEntry: (at, key, value) =>
      run(`change of ${nameOfField(doc, at.kind, at.id, at.field)}`, () => writeEntry(doc, writer, at, key, value)),
    writeEntries: (at, entries) =>
      run(`change of ${nameOfField(doc, at.kind, at.id, at.field)}`, () =>
        doc.transact(() => {
          for (const { key, value } of entries) writeEntry(doc, writer, at, key, value);
        }, writer.origin),
      ),
    create: (kind, values) => createAll([{ kind, values }])[0] ?? fail("server/failed"),
    createAll,
    remove: (items) => run(`deletion of ${named(items)}`, () => removeEntities(doc, writer, items)),
    restoreBatch: (batch) => run("restoring what was deleted", () => restoreBatch(doc, writer, batch)),
    restore: (item) => void run(`restoring ${named([item])}`, () => restoreEntity(doc, writer, item.kind, item.id)),
    merge: (kind, from, into) =>
      void run(`merge of ${titleAt(doc, kind, from)} into ${titleAt(doc, kind, into)}`, () => mergeEntities(doc, writer, kind, from, into)),
    writeAnswer: (kind, row, column, value) => run("answer in a matrix", () => writeAnswer(doc, writer, kind, row, column, value)),
    carryOut: (words, changes) => void (changes.length > 0 && run(words, () => carryOut(doc, writer, changes))),
  };
}

/** A name's change is a rename; everything else is called by its field. */
function wordsForField(doc: Y.Doc, kind: AnyKind, id: string, field: string): string {
  if (field === "name" && kind !== "priority") return `rename of ${titleAt(doc, kind, id)}`;
  return `change of ${nameOfField(doc, kind, id, field)}`;
}

function titleAt(doc: Y.Doc, kind: AnyKind, id: string): string {
  if (kind === "project") return "the project";
  const entity = readEntity(doc, kind as EntityKind, id);
  return (entity && titleOf(entity)) || allDefinitions[kind].label.toLowerCase();
}

/** "Session", "Session and Speaker", "4 objects". */
function titlesOf(items: readonly { kind: EntityKind; title: string }[]): string {
  const titles = items.map(({ kind, title }) => title || allDefinitions[kind].label.toLowerCase());
  if (titles.length <= 2) return titles.join(" and ");
  const kinds = new Set(items.map(({ kind }) => kind));
  const [kind] = kinds;
  return `${grouped(titles.length)} ${kinds.size === 1 && kind ? allDefinitions[kind].plural.toLowerCase() : "items"}`;
}
