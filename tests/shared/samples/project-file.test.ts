import { expect, test } from "vitest";
import { readModel } from "#shared/document/integrity.ts";
import { projectFileName, readProjectFile, writeProjectFile } from "#shared/import/project-file.ts";
import { meet, Peer, peers } from "../../support/peers.ts";
import { harbour } from "../document/world.ts";

const id = "0123456789ABCDEFGHIJKL";

test("[F1] a copy in a file opens as the same project and merges with its other copies", () => {
  const [ana] = peers(1, harbour);
  const { head, doc } = readProjectFile(writeProjectFile(ana.doc, id, 5));
  expect(head).toEqual({ format: "orca-project", formatVersion: 1, id, name: "Harbour", schema: 1, savedAt: 5 });
  expect(readModel(doc)).toEqual(ana.model());
  ana.write("object:Ship", "plural", "Fleet");
  const [ben] = peers(1, harbour);
  const copy: Peer = Object.assign(Object.create(Peer.prototype), { ...ben, doc });
  copy.type("object:Ship", "definition", " It floats.");
  meet(ana, copy);
  expect(copy.read("object:Ship")).toMatchObject({ plural: "Fleet", definition: "A vessel. It floats." });
});

test.each([
  ["", "Not imported: the file is not a project that was saved here."],
  ["{}", "Not imported: format"],
  ["PK\u0003\u0004", "Not imported: the file is not a project that was saved here."],
])("[F2] %j is refused with a sentence", (text, says) => {
  expect(() => readProjectFile(text)).toThrow(says);
});

test("[F2] a damaged file is refused, wherever it was cut", () => {
  const [ana] = peers(1, harbour);
  const file = JSON.parse(writeProjectFile(ana.doc, id, 5)) as { document: string };
  for (let length = 0; length < file.document.length; length += 97) {
    const text = JSON.stringify({ ...file, document: file.document.slice(0, length) });
    expect(() => readProjectFile(text), `cut at ${length}`).toThrow("Not imported: the document in the file is damaged.");
  }
});

test("[F2] a file of a newer version says so", () => {
  const [ana] = peers(1, harbour);
  const text = JSON.stringify({ ...JSON.parse(writeProjectFile(ana.doc, id, 5)), schema: 2 });
  expect(() => readProjectFile(text)).toThrow("was saved by a newer version of this app");
});

test("[F3] the file is named after the project", () => {
  expect(projectFileName("St Brannoc: hospital/group")).toBe("St Brannoc hospital group.orca.json");
  expect(projectFileName("///")).toBe("Project.orca.json");
});
