/** The project file: docs/spec/files.md, PF1–PF8. */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { bytesToText, textToBytes } from "#shared/document/encode.ts";
import { readModel } from "#shared/document/integrity.ts";
import { newProjectDocument, rootOf } from "#shared/document/layout.ts";
import { createEntity } from "#shared/document/write.ts";
import { checkFile, fileHeadBytes, openProjectFile } from "#shared/import/open-project-file.ts";
import { checksumOf, projectFileMaxBytes, writeProjectFile } from "#shared/import/project-file.ts";
import { type AnyKind, allDefinitions } from "#shared/schema/entities.ts";
import { contentOf, stable } from "#tests/support/canonical.ts";
import { everyField } from "#tests/support/every-field.ts";
import { writerOf } from "#tests/support/peers.ts";

const head = { project: "a".repeat(22), epoch: 1, savedAt: 0 };
const writer = writerOf("ana", 7);

function fullProject(): Y.Doc {
  const doc = new Y.Doc();
  everyField(doc, writer);
  return doc;
}

const written = (doc: Y.Doc): string => writeProjectFile(Y.encodeStateAsUpdate(doc), head);
const opened = (text: string) => openProjectFile("harbour.orca.json", text, writer);
const changed = (text: string, values: Record<string, unknown>): string => JSON.stringify({ ...JSON.parse(text), ...values });

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

describe("what is in it", () => {
  test("the world of these tests has something in every field of every kind", () => {
    const content = contentOf(fullProject()) as Record<string, Record<string, unknown>>;
    for (const { root, held, fields } of Object.values(allDefinitions)) {
      const entries = Object.entries(content[root] ?? {});
      expect(entries, root).not.toEqual([]);
      if (held !== "map") continue;
      const keys = new Set(Object.keys(entries[0]?.[1] as object).map((key) => key.split("/")[0]));
      for (const name of Object.keys(fields)) expect(keys, `${root}.${name}`).toContain(name);
    }
  });

  test("[PF1] a file opens as it was saved: every kind and field, prose, deleted things, merges", () => {
    const doc = fullProject();
    const { update, ...told } = opened(written(doc));
    expect(stable(contentOf(docOf(update)))).toBe(stable(contentOf(doc)));
    expect(stable(readModel(docOf(update)))).toBe(stable(readModel(doc)));
    expect(readModel(docOf(update)).deleted).toMatchObject([{ name: "Gone" }]);
    expect(told).toEqual({ copyOf: { id: head.project, epoch: 1 }, name: readModel(doc).project.name, objects: 2, relationships: 2 });
  });

  test("[PF1] what a newer app has put into the document stays in the file", () => {
    const doc = fullProject();
    doc.getMap("whales").set("a", "b");
    expect(
      docOf(opened(written(doc)).update)
        .getMap("whales")
        .get("a"),
    ).toBe("b");
  });

  test("[PF2] beside it stands what people see, as plain JSON, with every kind", () => {
    const doc = fullProject();
    const { model } = JSON.parse(written(doc)) as { model: Record<string, unknown> };
    for (const kind of Object.keys(allDefinitions) as AnyKind[]) {
      const { held, root } = allDefinitions[kind];
      expect(model[held === "map" || held === "single" ? kind : root], kind).toBeTruthy();
    }
    expect(model.object).toHaveLength(2);
    expect(JSON.stringify(model)).toContain("# Definition\\n\\n* one");
  });

  test("[PF2] the plain part is left out before it makes the file too large; nothing else is", () => {
    const doc = fullProject();
    const short = writeProjectFile(Y.encodeStateAsUpdate(doc), head, 1_000);
    expect(JSON.parse(short)).not.toHaveProperty("model");
    expect(stable(contentOf(docOf(opened(short).update)))).toBe(stable(contentOf(doc)));
  });

  test("[PF3] the same project gives the same file", () => {
    const doc = fullProject();
    expect(written(doc)).toBe(written(doc));
  });

  test("[PF5] edits that were set aside are nobody's copy: they open as a project of their own", () => {
    const text = writeProjectFile(Y.encodeStateAsUpdate(fullProject()), { ...head, reason: "edit/forged" });
    expect(opened(text).copyOf).toBeNull();
  });

  test("[PF5] a file of the first version, without generation and checksum, opens", () => {
    const { epoch: _, ...project } = JSON.parse(written(fullProject())).project;
    expect(opened(changed(written(fullProject()), { project, checksum: undefined })).copyOf).toEqual({ id: head.project, epoch: 1 });
  });
});

describe("what is refused", () => {
  const text = written(fullProject());

  test.each<[string, string, string]>([
    ["text", "Dear all, the harbour", "file/not-a-project"],
    ["nothing", "", "file/not-a-project"],
    ["JSON that is something else", '{"name":"package","version":"1.0.0"}', "file/not-a-project"],
    ["a number", "7", "file/not-a-project"],
    ["null", "null", "file/not-a-project"],
    ["a file of a newer version", changed(text, { version: 2 }), "file/newer"],
    ["a file without its document", changed(text, { update: undefined }), "file/damaged"],
    ["bytes that are none", changed(text, { update: "***", checksum: undefined }), "file/damaged"],
    ["bytes that are no document", changed(text, { update: "AAEC/w==", checksum: undefined }), "file/damaged"],
    ["bytes that were changed by accident", changed(text, { checksum: "00000000" }), "file/damaged"],
  ])("[PF4] %s", (_, given, code) => {
    expect(() => opened(given)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/^Not imported: harbour\.orca\.json /) }),
    );
  });

  test("[PF4] a file that is cut off, wherever that is", () => {
    for (const share of [0.1, 0.5, 0.99]) {
      expect(() => opened(text.slice(0, text.length * share))).toThrow(expect.objectContaining({ code: "file/torn" }));
    }
  });

  test("[PF4] a part of a project, and an empty document", () => {
    const whole = new Y.Doc();
    newProjectDocument(whole, { name: "Harbour" }, writer);
    const before = Y.encodeStateVector(whole);
    createEntity(whole, writer, "object", { name: "Ship" });
    rootOf(whole, "project").set("name", "Summit");
    for (const update of [Y.encodeStateAsUpdate(whole, before), Y.encodeStateAsUpdate(new Y.Doc())]) {
      const part = changed(text, { update: bytesToText(update), checksum: checksumOf(update) });
      expect(() => opened(part)).toThrow(expect.objectContaining({ code: "file/damaged" }));
    }
  });

  test("[PF4] a large file that does not begin like ours, and one larger than any project, are refused before they are read", () => {
    const file = (size: number) => ({ name: "noise.json", size });
    const refused = (code: string) => expect.objectContaining({ code });
    expect(() => checkFile(file(50_000_000), "{ noise")).toThrow(refused("file/not-a-project"));
    expect(() => checkFile(file(projectFileMaxBytes + 1), text.slice(0, fileHeadBytes))).toThrow(refused("file/too-large"));
    expect(() => checkFile(file(projectFileMaxBytes), text.slice(0, fileHeadBytes))).not.toThrow();
    expect(() => checkFile(file(1_000), "{")).not.toThrow();
  });
});

test("[PF1] bytes of any length and value come back from text", () => {
  for (const length of [0, 1, 2, 3, 24_575, 24_576, 24_577, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256);
    expect(textToBytes(bytesToText(bytes))).toEqual(bytes);
    expect(bytesToText(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  }
});
