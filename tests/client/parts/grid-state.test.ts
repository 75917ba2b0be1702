/** What a person does in a grid, kept outside the page: docs/spec/grid.md, GR1, GR4, GR8. */
import { expect, test } from "vitest";
import { makeGrid } from "#client/parts/grid/grid-state.ts";

const axes = { rows: ["r0", "r1", "r2"], columns: ["c0", "c1", "c2"] };
const grid = () => makeGrid(axes);

test("the first cell is active at the start, and nothing in an empty grid", () => {
  expect(grid().get().active).toEqual({ row: "r0", column: "c0" });
  expect(makeGrid({ rows: [], columns: [] }).get().active).toBeNull();
});

test("[GR4] extending keeps where the range started; a plain move ends it", () => {
  const at = grid();
  at.go({ row: "r1", column: "c1" });
  at.go({ row: "r2", column: "c1" }, { extend: true });
  at.go({ row: "r2", column: "c2" }, { extend: true });
  expect(at.range()).toEqual({ top: 1, bottom: 2, left: 1, right: 2 });
  at.go({ row: "r0", column: "c0" });
  expect(at.range()).toEqual({ top: 0, bottom: 0, left: 0, right: 0 });
});

const cellsOf = (at: ReturnType<typeof grid>) => at.cells().map(({ row, column }) => `${row}${column}`);

test("[GR15] cells are added one by one, each counted once, in the order of the rows", () => {
  const at = grid();
  at.go({ row: "r1", column: "c1" });
  at.add({ row: "r2", column: "c2" });
  at.add({ row: "r0", column: "c2" });
  expect(at.get().active).toEqual({ row: "r0", column: "c2" });
  expect(cellsOf(at)).toEqual(["r0c2", "r1c1", "r2c2"]);
  at.go({ row: "r2", column: "c2" }, { extend: true });
  expect(cellsOf(at), "a range over an added cell").toEqual(["r0c2", "r1c1", "r1c2", "r2c2"]);
  at.go({ row: "r0", column: "c0" });
  expect(cellsOf(at), "a plain move is about one cell again").toEqual(["r0c0"]);
});

test("[GR15] a cell that is selected already is let go, the last one stays", () => {
  const at = grid();
  at.go({ row: "r0", column: "c0" });
  at.go({ row: "r1", column: "c1" }, { extend: true });
  at.add({ row: "r1", column: "c1" });
  expect(cellsOf(at)).toEqual(["r0c0", "r0c1", "r1c0"]);
  at.add({ row: "r0", column: "c0" });
  at.add({ row: "r0", column: "c1" });
  at.add({ row: "r1", column: "c0" });
  expect(cellsOf(at)).toEqual(["r1c0"]);
  expect(at.get().active).toEqual({ row: "r1", column: "c0" });
});

test("[GR15] what is kept by key stays while one moves on, and goes with its rows", () => {
  const at = grid();
  at.go({ row: "r0", column: "c0" });
  at.go({ row: "r0", column: "c1" }, { extend: true });
  at.keep();
  expect(at.get().isAdding).toBe(true);
  at.go({ row: "r2", column: "c2" }, { keeps: true });
  expect(cellsOf(at)).toEqual(["r0c0", "r0c1", "r2c2"]);
  expect(at.block()).toMatchObject({ rows: ["r0", "r2"], columns: ["c0", "c1", "c2"] });
  expect([at.block().has("r0", "c1"), at.block().has("r2", "c1")]).toEqual([true, false]);
  at.settle({ rows: ["r1", "r2"], columns: axes.columns });
  expect(cellsOf(at)).toEqual(["r2c2"]);
});

test("[GR15] typing a text is about one cell; a head is never among what is selected", () => {
  const at = grid();
  at.add({ row: "r1", column: "c1" });
  at.edit("p");
  at.endEdit("down");
  expect(cellsOf(at)).toEqual(["r2c1"]);
  at.add({ row: "r0", column: "c0" });
  at.go({ row: null, column: "c0" }, { keeps: true });
  expect(cellsOf(at)).toEqual([]);
});

test("[GR1] rows that come before it leave the active place where it is", () => {
  const at = grid();
  at.go({ row: "r1", column: "c1" });
  at.settle({ rows: ["new", ...axes.rows], columns: axes.columns });
  expect(at.get().active).toEqual({ row: "r1", column: "c1" });
});

test("[GR1] an edit ends when its row goes, and goes on when others do", () => {
  const at = grid();
  at.go({ row: "r1", column: "c1" });
  at.edit("p");
  at.settle({ rows: ["r0", "r1"], columns: axes.columns });
  expect(at.get().edit).toEqual({ typed: "p" });
  at.settle({ rows: ["r0"], columns: axes.columns });
  expect(at.get()).toMatchObject({ active: { row: "r0", column: "c1" }, anchor: null, edit: null });
});

test("[GR8] ending an edit goes where it leads and stays at the edge", () => {
  const at = grid();
  at.go({ row: "r1", column: "c2" });
  at.edit();
  at.endEdit("right");
  expect(at.get()).toMatchObject({ active: { row: "r1", column: "c2" }, anchor: null, edit: null });
  at.edit();
  at.endEdit("down");
  expect(at.get().active).toEqual({ row: "r2", column: "c2" });
  at.go({ row: null, column: "c1" });
  at.edit();
  at.endEdit("down");
  expect(at.get().active).toEqual({ row: null, column: "c1" });
});

test("the focus is asked for once, and not where one only wants to see", () => {
  const at = grid();
  at.go({ row: "r1", column: "c1" }, { focus: false });
  expect(at.takeWish()).toBe("sight");
  expect(at.takeWish()).toBeNull();
  at.go({ row: "r1", column: "c2" });
  at.go({ row: "r1", column: "c1" }, { focus: false });
  expect(at.takeWish()).toBe("focus");
});

test("[GR17] whoever goes on typing after the cell has gone changes no other cell, until the hands pause or end the text", () => {
  const at = grid();
  const press = (key: string, timeStamp: number) => at.swallows({ key, timeStamp, ctrlKey: false, metaKey: false });
  at.go({ row: "r1", column: "c1" });
  at.edit("t");
  expect(press("a", performance.now()), "the cell is there").toBe(false);
  at.settle({ rows: ["r0", "r2"], columns: axes.columns });
  expect(at.get().edit).toBeNull();
  const then = performance.now();
  expect([press("a", then), press("-", then + 900), press("Backspace", then + 1800)]).toEqual([true, true, true]);
  expect(press("a", then + 2900), "a pause").toBe(false);
  at.edit("t");
  at.settle({ rows: ["r0"], columns: axes.columns });
  const again = performance.now();
  expect([press("a", again), press("Enter", again), press("b", again)], "Enter ends it").toEqual([true, true, false]);
});

test("[GR17] a row that goes while nothing is typed swallows no key", () => {
  const at = grid();
  at.go({ row: "r1", column: "c1" });
  at.settle({ rows: ["r0", "r2"], columns: axes.columns });
  expect(at.swallows({ key: "1", timeStamp: performance.now(), ctrlKey: false, metaKey: false })).toBe(false);
});
