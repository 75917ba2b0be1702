/**
 * What a person may do to a project, chosen by chance: every command of the product, weighted as to meet each other.
 */
import type * as Y from "yjs";
import { readDeleted } from "#shared/document/integrity.ts";
import { type EntityRef, entityMap, proseOf } from "#shared/document/layout.ts";
import { orderBetween } from "#shared/document/order.ts";
import { orderFieldOf, readEntities } from "#shared/document/read.ts";
import {
  createEntities,
  createEntity,
  mergeEntities,
  removeEntities,
  restoreBatch,
  restoreEntity,
  type Writer,
  writeAnswer,
  writeAnyField,
  writeEntry,
  writeRecord,
} from "#shared/document/write.ts";
import { makeEntityId } from "#shared/ids.ts";
import { allDefinitions, type EntityKind } from "#shared/schema/entities.ts";
import type { Chance } from "../support/random.ts";

/** Somebody at a keyboard. */
export interface Person {
  readonly doc: Y.Doc;
  readonly writer: Writer;
  readonly undo: Y.UndoManager;
}

type Command = (person: Person, luck: Chance) => void;

const kinds = ["object", "relationship", "role", "cta", "criterion", "attribute", "question"] as const satisfies readonly EntityKind[];
const rankedKinds = ["object", "relationship", "cta", "attribute"] as const;
const words = ["Sea", "wall", "a", " ", "Berth.", "\n", "é", "🚢", "tide ", "ÿ"];

/** Any entity, gone ones too: commands must bear with what is not there any more. */
function anyOf(doc: Y.Doc, kind: EntityKind, luck: Chance): string {
  return luck.pick(readEntities(doc, kind))?.id ?? "nothing";
}

const create: Command = ({ doc, writer }, luck) => {
  const name = `${luck.pick(words)?.trim() || "Pier"} ${luck.below(100)}`;
  const object = anyOf(doc, "object", luck);
  const kind = luck.pick(kinds) ?? "object";
  const values: Record<(typeof kinds)[number], Record<string, unknown>> = {
    object: { name, definition: luck.pick(words), synonyms: { [makeEntityId(writer.random)]: { order: "a0", text: "quay" } } },
    relationship: { source: object, target: anyOf(doc, "object", luck), "out.nested": "list" },
    role: { name },
    cta: { object, verb: "moor", roles: { [anyOf(doc, "role", luck)]: { rank: "primary", order: "a0" } } },
    criterion: { cta: anyOf(doc, "cta", luck), given: "low tide" },
    attribute: { object, name, dataType: "text" },
    question: { text: `Why ${name}?`, about: { kind: "object", id: object } },
  };
  if (luck.once(4))
    createEntities(doc, writer, [
      { kind, values: values[kind] },
      { kind: "object", values: values.object },
    ]);
  else createEntity(doc, writer, kind, values[kind]);
};

const remove: Command = ({ doc, writer }, luck) => {
  const list: EntityRef[] = Array.from({ length: 1 + luck.below(2) }, () => {
    const kind = luck.once(2) ? "object" : (luck.pick(kinds) ?? "cta");
    return { kind, id: anyOf(doc, kind, luck) };
  });
  removeEntities(doc, writer, list);
};

const restore: Command = ({ doc, writer }, luck) => {
  const item = luck.pick(readDeleted(doc));
  if (item && item.batch !== "" && luck.once(2)) restoreBatch(doc, writer, item.batch);
  else if (item) restoreEntity(doc, writer, item.kind, item.id);
};

const merge: Command = ({ doc, writer }, luck) => {
  const kind = luck.once(3) ? "role" : "object";
  mergeEntities(doc, writer, kind, anyOf(doc, kind, luck), anyOf(doc, kind, luck));
};

const writeOne: Command = ({ doc, writer }, luck) => {
  const kind = luck.pick(kinds) ?? "object";
  const [field, declared] = luck.pick(Object.entries(allDefinitions[kind].fields)) ?? [];
  if (!field || !declared || declared.type === "set") return;
  const at = { kind, id: anyOf(doc, kind, luck), field };
  const value = valueFor(doc, declared.type, declared.type === "ref" ? declared.to : "", luck);
  if (declared.type === "choice") writeAnyField(doc, writer, at, luck.pick(declared.options)?.value ?? "");
  else if (value !== undefined) writeAnyField(doc, writer, at, value);
};

function valueFor(doc: Y.Doc, type: string, to: string, luck: Chance): unknown {
  if (type === "line") return `${luck.pick(words)}x${luck.below(50)}`;
  if (type === "prose") return Array.from({ length: luck.below(6) }, () => luck.pick(words)).join("");
  if (type === "flag") return luck.once(2);
  if (type === "ref") return luck.once(6) ? "nothing" : anyOf(doc, to as EntityKind, luck);
  return undefined;
}

/** What y-codemirror.next does: the text itself, within the tab's undo. */
const typeProse: Command = ({ doc, writer }, luck) => {
  const kind = luck.once(3) ? "criterion" : "object";
  const at = { kind, id: anyOf(doc, kind, luck), field: kind === "object" ? (luck.once(2) ? "definition" : "notes") : "given" } as const;
  const prose = entityMap(doc, kind, at.id) && proseOf(doc, at);
  if (!prose) return;
  const place = luck.below(prose.length + 1);
  doc.transact(() => {
    if (luck.once(3)) prose.delete(place, Math.min(luck.below(4), prose.length - place));
    else prose.insert(place, luck.pick(words) ?? "");
  }, writer.origin);
};

const writeElement: Command = ({ doc, writer }, luck) => {
  const object = { kind: "object", id: anyOf(doc, "object", luck), field: "synonyms" } as const;
  const synonyms = readEntities(doc, "object").find(({ id }) => id === object.id)?.synonyms ?? [];
  const key = luck.once(2) ? luck.pick(synonyms)?.key : makeEntityId(writer.random);
  if (luck.once(2)) writeEntry(doc, writer, object, key ?? "x", luck.once(3) ? null : { order: `a${luck.below(9)}`, text: "dock" });
  else {
    const cta = { kind: "cta", id: anyOf(doc, "cta", luck), field: "roles" } as const;
    writeEntry(doc, writer, cta, anyOf(doc, "role", luck), luck.once(3) ? null : { rank: "secondary", order: "a1" });
  }
};

const rank: Command = ({ doc, writer }, luck) => {
  const kind = luck.pick(rankedKinds) ?? "object";
  const field = luck.pick(["phase", "score", "order", "notes"]) ?? "phase";
  const values: Record<string, unknown> = {
    phase: "now",
    score: 1 + luck.below(10),
    order: orderBetween("a0", null, writer.random),
    notes: "n",
  };
  writeAnyField(doc, writer, { kind: "priority", id: anyOf(doc, kind, luck), field }, values[field]);
};

const answer: Command = ({ doc, writer }, luck) => {
  const row = anyOf(doc, "object", luck);
  if (luck.once(2)) writeAnswer(doc, writer, "nestingAnswer", row, anyOf(doc, "object", luck), luck.pick(["no", "discuss", ""]) ?? "");
  else writeAnswer(doc, writer, "ctaAnswer", row, anyOf(doc, "role", luck), luck.pick(["none", "discuss", ""]) ?? "");
};

const move: Command = ({ doc, writer }, luck) => {
  const kind = luck.pick(["object", "attribute", "role"] as const) ?? "object";
  const field = orderFieldOf(kind);
  const list = readEntities(doc, kind);
  const place = luck.below(list.length + 1);
  const orderAt = (index: number) => String((list[index] as Record<string, unknown> | undefined)?.[field ?? ""] ?? "") || null;
  if (field)
    writeAnyField(
      doc,
      writer,
      { kind, id: anyOf(doc, kind, luck), field },
      orderBetween(orderAt(place - 1), orderAt(place), writer.random),
    );
};

const pin: Command = ({ doc, writer }, luck) => {
  if (luck.once(2))
    writeRecord(doc, writer, "placement", `system-model/${anyOf(doc, "object", luck)}`, { x: luck.below(9), y: luck.below(9) });
  else writeRecord(doc, writer, "step", "object-guide", luck.once(3) ? null : { done: true, by: writer.by, at: 1 });
};

const writeProject: Command = ({ doc, writer }, luck) => {
  const at = { kind: "project", id: "project" } as const;
  if (luck.once(2)) writeAnyField(doc, writer, { ...at, field: "description" }, `${luck.pick(words)}${luck.pick(words)}`);
  else writeEntry(doc, writer, { ...at, field: "goals" }, makeEntityId(writer.random), { order: "a0", text: "calm" });
};

const undo: Command = ({ undo: manager }) => void manager.undo();
const redo: Command = ({ undo: manager }) => void manager.redo();

const weighted: readonly (readonly [weight: number, command: Command])[] = [
  [6, create],
  [5, remove],
  [3, restore],
  [2, merge],
  [8, writeOne],
  [8, typeProse],
  [5, writeElement],
  [3, rank],
  [2, answer],
  [3, move],
  [1, pin],
  [1, writeProject],
  [7, undo],
  [4, redo],
];
const bag: readonly Command[] = weighted.flatMap(([weight, command]) => Array.from({ length: weight }, () => command));

/** One command; typing may go on with the step before it, everything else is a step of its own. */
export function act(person: Person, luck: Chance): void {
  const command = luck.pick(bag) ?? undo;
  if (command !== typeProse || luck.once(2)) person.undo.stopCapturing();
  command(person, luck);
  if (command !== typeProse) person.undo.stopCapturing();
}
