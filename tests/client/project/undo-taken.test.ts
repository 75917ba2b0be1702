/** Undo while others write: it takes back the last step or says why not, and never the step before instead (U8). */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { openUndo } from "#client/project/undo-stack.ts";
import { sentenceOfTaken } from "#client/project/undo-taken.ts";
import { createEntity } from "#shared/document/entity-commands.ts";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { type Writer, writeField } from "#shared/document/write.ts";
import { chance } from "#tests/support/random.ts";

function world() {
  const [ana, mei] = [1, 2].map((seed) => {
    const doc = new Y.Doc();
    doc.clientID = seed;
    const writer: Writer = { by: `p${seed}`, now: () => 1, random: chance(seed).bytes, origin: "tab", untracked: "made" };
    return { doc, writer, undo: openUndo(doc, "tab", (client) => (client === 2 ? "Mei" : null)) };
  });
  if (!ana || !mei) throw new Error("nobody here");
  newProjectDocument(ana.doc, { name: "Harbour" }, ana.writer);
  const meet = () => {
    Y.applyUpdate(mei.doc, Y.encodeStateAsUpdate(ana.doc), "net");
    Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(mei.doc), "net");
  };
  const made = (name: string) => ana.undo.step(`adding ${name}`, () => createEntity(ana.doc, ana.writer, "object", { name }));
  const write = (who: typeof ana, id: string, field: "name" | "plural" | "definition", value: string) =>
    who.undo.step(`change of ${field}`, () => writeField(who.doc, who.writer, { kind: "object", id, field }, value));
  const object = (id: string) => readModel(ana.doc).entities.object.get(id);
  return { ana, mei, meet, made, write, object };
}

describe("undo while others write", () => {
  test("[U8] what somebody wrote over stays, it is said who, and the step before stays too", () => {
    const { ana, mei, meet, made, write, object } = world();
    const [session, room] = [made("Session"), made("Room")];
    write(ana, room, "plural", "Rooms");
    write(ana, session, "name", "Talk");
    meet();
    write(mei, session, "name", "Lecture");
    meet();
    const taken = ana.undo.undo();
    expect(taken).toEqual({ what: "change of name", done: "none", by: ["Mei"] });
    expect(taken && sentenceOfTaken("undone", taken)).toBe("Not undone: change of name. Mei has changed it since.");
    expect([object(session)?.name, object(room)?.plural]).toEqual(["Lecture", "Rooms"]);
    expect(ana.undo.undo()).toEqual({ what: "change of plural", done: "all", by: [] });
    expect(object(room)?.plural).toBe("");
  });

  test("[U8] whoever wrote over it takes it back, and the other's words are there again", () => {
    const { ana, mei, meet, made, write, object } = world();
    const session = made("Session");
    write(ana, session, "name", "Talk");
    meet();
    write(mei, session, "name", "Lecture");
    expect(mei.undo.undo()).toEqual({ what: "change of name", done: "all", by: [] });
    meet();
    expect(object(session)?.name).toBe("Talk");
  });

  test("[U8] of a step of many parts those are taken back that nobody changed", () => {
    const { ana, mei, meet, made, object } = world();
    const [session, room] = [made("Session"), made("Room")];
    ana.undo.step("paste", () =>
      ana.doc.transact(() => {
        for (const id of [session, room]) writeField(ana.doc, ana.writer, { kind: "object", id, field: "plural" }, "Many");
      }, "tab"),
    );
    meet();
    writeField(mei.doc, mei.writer, { kind: "object", id: room, field: "plural" }, "Rooms");
    meet();
    const taken = ana.undo.undo();
    expect(taken && sentenceOfTaken("undone", taken)).toBe("Undone in part: paste. Mei has changed the rest since.");
    expect([object(session)?.plural, object(room)?.plural]).toEqual(["", "Rooms"]);
    expect(ana.undo.redo()).toEqual({ what: "paste", done: "all", by: [] });
    expect([object(session)?.plural, object(room)?.plural]).toEqual(["Many", "Rooms"]);
  });

  test("[U3][U8] what was made stays when somebody wrote into it, and undo does not say that it went", () => {
    const { ana, mei, meet, made, write, object } = world();
    const session = made("Session");
    meet();
    write(mei, session, "definition", "A talk.");
    meet();
    expect(ana.undo.undo()).toEqual({ what: "adding Session", done: "none", by: ["Mei"] });
    expect(object(session)?.definition).toBe("A talk.");
  });

  test("[U8] what was undone before, and written over then, stands in the way of nothing else", () => {
    const { ana, mei, meet, made, write } = world();
    const session = made("Session");
    write(ana, session, "plural", "Sessions");
    write(ana, session, "name", "Talk");
    ana.undo.undo();
    made("Room");
    meet();
    write(mei, session, "name", "Lecture");
    meet();
    ana.undo.undo();
    expect(ana.undo.undo()).toEqual({ what: "change of plural", done: "all", by: [] });
  });

  test("[U8] somebody who is not known is nobody by name", () => {
    expect(sentenceOfTaken("redone", { what: "paste", done: "none", by: [] })).toBe("Not redone: paste. It has been changed since.");
    expect(sentenceOfTaken("undone", { what: "paste", done: "part", by: [] })).toBe(
      "Undone in part: paste. The rest has been changed since.",
    );
    expect(sentenceOfTaken("undone", { what: "paste", done: "none", by: ["Ana", "Ben"] })).toBe(
      "Not undone: paste. Ana and Ben have changed it since.",
    );
  });
});
