import { expect, test } from "vitest";
import { meet, peers } from "../../support/peers.ts";
import { harbour } from "./world.ts";

test("[U1] undo takes back one's own steps and nobody else's", () => {
  const [ana, ben] = peers(2, harbour);
  ana.write("object:Ship", "plural", "Fleet");
  ben.write("object:Quay", "plural", "Quays");
  ben.type("object:Ship", "definition", " It floats.");
  meet(ana, ben);
  ana.undo();
  meet(ana, ben);
  expect(ben.read("object:Ship")).toMatchObject({ plural: "Ships", definition: "A vessel. It floats." });
  expect(ben.read("object:Quay")?.plural).toBe("Quays");
  ana.undo();
  expect(ana.read("object:Quay")?.plural).toBe("Quays");
});

test("[U2] a value that somebody else wrote over since stays theirs", () => {
  const [ana, ben] = peers(2, harbour);
  ana.write("object:Ship", "plural", "Fleet");
  meet(ana, ben);
  ben.write("object:Ship", "plural", "Boats");
  meet(ana, ben);
  ana.undo();
  expect(ana.read("object:Ship")?.plural).toBe("Boats");
});

test("[U3] undoing my words leaves the words another typed among them", () => {
  const [ana, ben] = peers(2, harbour);
  ana.command(() => ana.type("object:Ship", "definition", "Any large vessel. ", { at: 0 }));
  meet(ana, ben);
  ben.type("object:Ship", "definition", "very ", { at: 4 });
  meet(ana, ben);
  ana.undo();
  expect(ana.read("object:Ship")?.definition).toBe("very A vessel.");
});

test("[U4] imports and seeds are no step of anybody", () => {
  const [ana] = peers(1, harbour);
  ana.undo();
  expect(ana.read("object:Ship")?.name).toBe("Ship");
  expect(ana.undoManager.canUndo()).toBe(false);
});
