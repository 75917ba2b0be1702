/** Two write one line: the one whose words were replaced is told, with both, and nobody hears of ordinary work (U9). */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { sentenceOf } from "#client/app/tell-overwritten.ts";
import { type OverwrittenLine, watchOverwritten } from "#client/project/overwritten.ts";
import { createEntity } from "#shared/document/entity-commands.ts";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument } from "#shared/document/layout.ts";
import { type Writer, writeField } from "#shared/document/write.ts";
import { chance } from "#tests/support/random.ts";

function world() {
  const clock = { now: 0 };
  const [ana, mei] = [1, 2].map((seed) => {
    const doc = new Y.Doc();
    doc.clientID = seed;
    const writer: Writer = { by: `p${seed}`, now: () => 1, random: chance(seed).bytes, origin: "tab", untracked: "made" };
    const names = ["", "Ana", "Mei"];
    const whoIs = (client: number) => ({ name: names[client] ?? "", hue: "teal" as const });
    return { doc, writer, watched: watchOverwritten({ doc, now: () => clock.now, whoIs }) };
  });
  if (!ana || !mei) throw new Error("nobody here");
  newProjectDocument(ana.doc, { name: "Harbour" }, ana.writer);
  const [quay, ship] = ["Quay", "Ship"].map((name) => createEntity(ana.doc, ana.writer, "object", { name }));
  const meet = () => {
    Y.applyUpdate(mei.doc, Y.encodeStateAsUpdate(ana.doc), "net");
    Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(mei.doc), "net");
  };
  const label = (who: typeof ana, id: string, value: string, field: "label" | "inverseLabel" = "label") =>
    writeField(who.doc, who.writer, { kind: "relationship", id, field }, value);
  const relate = (said: string) => {
    const values = { source: quay, target: ship, label: said, inverseLabel: `inverse of ${said}`, "out.nested": "list" };
    return createEntity(ana.doc, ana.writer, "relationship", values);
  };
  const texts = (who: typeof ana) => who.watched.list().map(({ mine, theirs, by }) => [mine, theirs, by?.name]);
  return { clock, ana, mei, meet, label, relate, texts };
}

describe("lines that were written over", () => {
  test("[U9] whose label was replaced a moment later is told, with both texts and who it was", () => {
    const { clock, ana, mei, meet, label, relate, texts } = world();
    const id = relate("holds");
    const told: (readonly OverwrittenLine[])[] = [];
    ana.watched.onMore((lines) => told.push(lines));
    meet();
    clock.now = 60_000;
    label(mei, id, "shelters");
    meet();
    expect(texts(ana)).toEqual([["holds", "shelters", "Mei"]]);
    expect(texts(mei)).toEqual([]);
    const { entities } = readModel(ana.doc);
    const store = { entity: (kind: string, of: string) => entities[kind as "object"].get(of) ?? null };
    expect(told.map((lines) => sentenceOf(store as never, lines))).toEqual(["Mei changed your “holds” to “shelters” (Quay to Ship)."]);
    label(ana, id, "holds");
    expect(texts(ana), "put back").toEqual([]);
  });

  test("[U9] what is changed later is ordinary work", () => {
    const { clock, ana, mei, meet, label, relate, texts } = world();
    const id = relate("holds");
    meet();
    clock.now = 120_001;
    label(mei, id, "shelters");
    meet();
    expect(texts(ana)).toEqual([]);
  });

  test("[U9] who wrote without a line to the other is told however late it is, whoever of the two it is", () => {
    const { clock, ana, mei, meet, label, relate, texts } = world();
    const id = relate("holds");
    meet();
    label(ana, id, "takes in");
    label(mei, id, "shelters");
    clock.now = 3_600_000;
    meet();
    const [stays] = [readModel(ana.doc).entities.relationship.get(id)?.label];
    const [loser, lost] = stays === "shelters" ? [ana, "takes in"] : [mei, "shelters"];
    expect(texts(loser)).toEqual([[lost, stays, loser === ana ? "Mei" : "Ana"]]);
    expect(texts(loser === ana ? mei : ana)).toEqual([]);
  });

  test("[U9] a label that was only pencilled in for the other end is nobody's", () => {
    const { ana, mei, meet, label, relate, texts } = world();
    const id = relate("holds");
    meet();
    label(mei, id, "lies at", "inverseLabel");
    meet();
    expect(texts(ana)).toEqual([]);
  });
});
