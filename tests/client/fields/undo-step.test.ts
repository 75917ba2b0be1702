import { expect, test } from "vitest";
import { undoStepOf } from "#client/fields/undo-step.ts";

const held = (keys: string) => {
  const parts = keys.split("+");
  const has = (part: string) => parts.includes(part);
  return undoStepOf({ key: parts.at(-1) ?? "", ctrlKey: has("ctrl"), metaKey: has("cmd"), altKey: has("alt"), shiftKey: has("shift") });
};

test("[F5] undo and redo are told apart by Shift, not by the case of the letter", () => {
  expect([held("ctrl+z"), held("cmd+z"), held("ctrl+Z")]).toEqual(["undo", "undo", "undo"]);
  expect([held("ctrl+shift+z"), held("cmd+shift+Z"), held("ctrl+y")]).toEqual(["redo", "redo", "redo"]);
  expect([held("z"), held("ctrl+alt+z"), held("cmd+y"), held("ctrl+a")]).toEqual([null, null, null, null]);
});
