/** One person does, undoes and redoes at random: the screen is always what it was at that point of the way (U1, U4, U7). */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openUndo } from "#client/project/undo-stack.ts";
import { createEntity, removeEntities } from "#shared/document/entity-commands.ts";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { type Writer, writeAnswer, writeEntry, writeField } from "#shared/document/write.ts";
import { chance } from "#tests/support/random.ts";

const [walks, steps] = [150, 30];

test.each(Array.from({ length: walks }, (_, seed) => seed))(
  "[U7] walk %i: whatever was undone and done anew, every step can be taken back",
  (seed) => {
    const luck = chance(seed);
    const doc = new Y.Doc();
    doc.clientID = seed + 1;
    let clock = 1_790_000_000_000;
    const writer: Writer = { by: "ana", now: () => clock++, random: luck.bytes, origin: "tab", untracked: "made" };
    newProjectDocument(doc, { name: "Walk" }, writer);
    const undo = openUndo(doc, writer.origin);
    const objects: string[] = [];
    const any = () => luck.pick(objects.filter((id) => readModel(doc).entities.object.has(id))) ?? "";
    const commands = [
      () => void objects.push(createEntity(doc, writer, "object", { name: `Object ${objects.length}` })),
      () => writeField(doc, writer, { kind: "object", id: any(), field: "name" }, `Name ${luck.below(5)}`),
      () => writeField(doc, writer, { kind: "object", id: any(), field: "definition" }, `Said ${luck.below(5)}`),
      () => writeField(doc, writer, { kind: "priority", id: any(), field: "phase" }, luck.pick(["now", "next", "later"])),
      () =>
        writeEntry(doc, writer, { kind: "object", id: any(), field: "synonyms" }, "one", luck.pick([null, { text: "word", order: "a0" }])),
      () => writeAnswer(doc, writer, "nestingAnswer", any(), any(), luck.pick(["no", "discuss", ""]) ?? ""),
      () => removeEntities(doc, writer, [{ kind: "object", id: any() }]),
      () => removeEntities(doc, writer, [{ kind: "object", id: any() }]),
    ];
    const seen = [shown(doc)];
    let at = 0;
    const moved = (by: 1 | -1) => {
      at += by;
      expect(shown(doc)).toBe(seen[at]);
    };
    for (let step = 0; step < steps; step++) {
      const turn = luck.below(10);
      if (turn < 3) undo.undo() !== null && moved(-1);
      else if (turn < 4) undo.redo() !== null && moved(1);
      else {
        const before = undo.manager.undoStack.length;
        undo.step("a step", (readModel(doc).entities.object.size > 0 ? luck.pick(commands) : null) ?? commands[0] ?? (() => undefined));
        if (undo.manager.undoStack.length === before) continue;
        seen.splice(at + 1);
        seen.push(shown(doc));
        at += 1;
      }
    }
    while (undo.undo() !== null) moved(-1);
    expect(at).toBe(0);
    while (undo.redo() !== null) moved(1);
    expect(at).toBe(seen.length - 1);
    undo.close();
  },
);

/** What somebody sees, without who was last and what lies among the deleted. */
function shown(doc: Y.Doc): string {
  const { entities, priorities, nestingAnswers } = readModel(doc);
  const objects = [...entities.object.values()].map(({ id, name, definition, synonyms }) => ({ id, name, definition, synonyms }));
  return JSON.stringify([objects, [...priorities].map(([id, { phase }]) => [id, phase]), [...nestingAnswers]]);
}
