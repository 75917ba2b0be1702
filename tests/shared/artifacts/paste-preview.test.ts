/** Pasting into the matrices: docs/spec/artifacts.md, P6–P13. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyToCtaIndex } from "#shared/artifacts/cta-changes.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { readGuarded } from "#shared/artifacts/formula-guard.ts";
import { indexNames, objectNames } from "#shared/artifacts/name-finder.ts";
import { applyToIndex, nestingPlanner } from "#shared/artifacts/nesting-changes.ts";
import { cellOf, type PairIndex } from "#shared/artifacts/nesting-index.ts";
import { writeCellText } from "#shared/artifacts/nesting-input.ts";
import { csvCell, writeCsv } from "#shared/export/csv.ts";
import {
  describePaste,
  type PasteInto,
  planCtaPaste,
  planNestingPaste,
  previewCtaPaste,
  previewNestingPaste,
} from "#shared/import/paste-preview.ts";
import { copyTable, writeCtaCell } from "#shared/import/table-copy.ts";
import { type Axis, readTable } from "#shared/import/table-paste.ts";
import { readTableText } from "#shared/import/table-text.ts";
import { countingKeys, cta, ctaMatrix, idOf, matrix, object, relationship } from "#tests/support/artifact-world.ts";
import { busyMs } from "#tests/support/busy.ts";

const names = ["Session", "Speaker", "Room"];
const synonym = { key: "t", value: { order: "a", text: "Talk" } };
const axis = (list = names): Axis => ({
  kind: "object",
  ids: list.map(idOf),
  names: objectNames(list.map((name) => object(name, name === "Session" ? { plural: "Sessions", synonyms: [synonym] } : {}))),
});
const paste = (text: string, at = { row: 0, column: 0 }, more: Partial<PasteInto> = {}): PasteInto => ({
  table: readTable({ text }),
  rows: axis(),
  columns: axis(),
  at,
  ...more,
});
const planner = (index: PairIndex) => nestingPlanner(index, countingKeys());
const shown = (index: PairIndex, list = names) =>
  list.map((row) => list.map((column) => writeCellText(cellOf(index, idOf(row), idOf(column)))));
const texts = (preview: ReturnType<typeof previewNestingPaste>) =>
  preview.changes.map(({ row, column, after }) =>
    [...("id" in row ? [row.id] : [row.isNew]), ...("id" in column ? [column.id] : [column.isNew]), after].join(" | "),
  );

test("[P6] without heads a table fills from the active cell, and what lies beyond the edge is left out", () => {
  const preview = previewNestingPaste(paste("holds 1..n\tx\n?\tno\nmany\t-", { row: 1, column: 1 }), planner(matrix(names)));
  expect(texts(preview)).toEqual(["speaker | speaker | holds 1..n", "speaker | room | x", "room | speaker | ?", "room | room | no"]);
  expect(preview.leftOut).toMatchObject([
    { at: { row: 3, column: 1 }, text: "many", why: "It lies beyond the edge of the matrix" },
    { at: { row: 3, column: 2 } },
  ]);
  expect(describePaste(preview)).toBe("4 cells change, 2 left out.");
});

test("[P6] a single value fills the selection, of whatever shape, and the cell at the start where there is none", () => {
  const fills = [
    { row: "session", column: "room" },
    { row: "room", column: "session" },
    { row: "speaker", column: "speaker" },
  ];
  const filled = previewNestingPaste(paste("-", { row: 0, column: 2 }, { at: { row: 0, column: 2, fills } }), planner(matrix(names)));
  expect(texts(filled)).toEqual(["session | room | -", "room | session | -", "speaker | speaker | -"]);
  expect(texts(previewNestingPaste(paste("-", { row: 0, column: 2 }), planner(matrix(names))))).toEqual(["session | room | -"]);
});

test("[P7] heads are matched by name, plural and synonym, whatever their order", () => {
  const preview = previewNestingPaste(
    paste("Inside a\tROOMS\ttalks\nspeaker\tin 0..1\tgives 1..n", { row: 2, column: 2 }),
    planner(matrix(names)),
  );
  expect(texts(preview)).toEqual(["speaker | room | in 0..1", "speaker | session | gives 1..n"]);
});

test("[P7] a head row alone, or a head column alone, is matched too", () => {
  expect(texts(previewNestingPaste(paste("Room\tSession\nx\t?", { row: 1, column: 0 }), planner(matrix(names))))).toEqual([
    "speaker | room | x",
    "speaker | session | ?",
  ]);
  expect(texts(previewNestingPaste(paste("Room\tx\nSession\t?", { row: 0, column: 2 }), planner(matrix(names))))).toEqual([
    "room | room | x",
    "session | room | ?",
  ]);
});

test("[P7] a corner that names a column, or a row, makes no heads of what stands beside it", () => {
  const across = previewNestingPaste(paste("Room\tSession\nholds\tshows", { row: 1, column: 0 }), planner(matrix(names)));
  expect(texts(across)).toEqual(["speaker | room | holds", "speaker | session | shows"]);
  const down = previewNestingPaste(paste("Room\tholds\nSession\tshows", { row: 0, column: 2 }), planner(matrix(names)));
  expect(texts(down)).toEqual(["room | room | holds", "session | room | shows"]);
});

test("[P8] names nobody knows are listed once, and made with the paste", () => {
  const index = matrix(names);
  const preview = previewNestingPaste(
    paste("\tSession\tTrack\tBadges\ntracks\tgroups 0..n\tx\t\nBadge\t\t\tx\nRoom\thosts\t\t"),
    planner(index),
  );
  expect(preview.newNames).toEqual([
    { kind: "object", name: "tracks" },
    { kind: "object", name: "Badge" },
  ]);
  expect(describePaste(preview)).toBe("2 new objects, 4 cells change.");
  const changes = planNestingPaste(preview, planner(index));
  expect(changes.slice(0, 2)).toMatchObject([
    { does: "create", kind: "object", values: { name: "tracks" } },
    { does: "create", values: { name: "Badge" } },
  ]);
  applyToIndex(index, changes);
  expect(writeCellText(cellOf(index, "made1", "session"))).toBe("groups 0..n");
  expect(writeCellText(cellOf(index, "made2", "made2"))).toBe("-");
});

test("[P8] into an empty project a table with a blank corner brings its heads along", () => {
  const empty = axis([]);
  const preview = previewNestingPaste(
    paste("\tDog\tOwner\nDog\tx\thas 1\nOwner\thas 1..n\t", undefined, { rows: empty, columns: empty }),
    planner(matrix([])),
  );
  expect(preview.newNames.map(({ name }) => name)).toEqual(["Dog", "Owner"]);
  expect(preview.changes).toHaveLength(3);
});

test("[P8] hundreds of new names are refused in a sentence", () => {
  const named = (count: number) => `\tSession\n${Array.from({ length: count }, (_, at) => `New thing ${at}x\tholds`).join("\n")}`;
  expect(previewNestingPaste(paste(named(201)), planner(matrix(names)))).toMatchObject({
    problem: expect.stringMatching(/^This table names 201 that are not in the project yet/),
    changes: [],
  });
  expect(previewNestingPaste(paste(named(200)), planner(matrix(names)))).toMatchObject({ problem: "", newNames: { length: 200 } });
});

test("[P9] blank cells leave what is there, equal ones are not counted, the last of two counts", () => {
  const index = matrix(names, [relationship("session", "speaker", { label: "holds" })], { "session>room": "no" });
  const preview = previewNestingPaste(paste("\tSpeaker\tRoom\tSession\nSession\tholds\tx\t\nTalk\t\t?\t?"), planner(index));
  expect(texts(preview)).toEqual(["session | room | ?", "session | session | ?"]);
  expect(preview).toMatchObject({ unchanged: 1, changes: [{ before: "-", after: "?" }, { before: "" }] });
});

test("[P10] a label of 10,000 characters is left out, the rest is pasted", () => {
  const preview = previewNestingPaste(paste(`${"長".repeat(10_000)}\tx`), planner(matrix(names)));
  expect(preview.leftOut).toMatchObject([{ why: "A label has at most 200 characters, this one has 10,000" }]);
  expect(preview.changes).toHaveLength(1);
});

test("[P10] Arabic, Chinese and emoji are names and labels like others", () => {
  const preview = previewNestingPaste(paste("\tSession\t🎤\nSession\tيضم 0..n\t介绍\n会议\tx\t"), planner(matrix(names)));
  expect(preview.newNames.map(({ name }) => name)).toEqual(["会议", "🎤"]);
  expect(preview.changes).toHaveLength(3);
});

test("[P11] in a turned matrix rows of the table are what is held", () => {
  const preview = previewNestingPaste(paste("holds", { row: 1, column: 0 }, { isTransposed: true }), planner(matrix(names)));
  expect(texts(preview)).toEqual(["session | speaker | holds"]);
});

test("[P12] what is copied with heads pastes back to the same matrix", () => {
  const index = matrix(
    names,
    [
      relationship("session", "speaker", {
        label: "is held by",
        sourceToTarget: { min: 1, max: null },
        "in.nested": "link",
        inverseLabel: "holds",
      }),
    ],
    { "room>room": "no", "room>session": "discuss" },
  );
  const copied = copyTable({ cells: shown(index), rowHeads: names, columnHeads: names });
  for (const clipboard of [{ text: copied.text }, copied]) {
    const there = matrix(names);
    const preview = previewNestingPaste(paste("", undefined, { table: readTable(clipboard) }), planner(there));
    applyToIndex(there, planNestingPaste(preview, planner(there)));
    expect(shown(there)).toEqual(shown(index));
    expect(there.relationships.size).toBe(1);
  }
});

test("[P12] what is pasted twice changes nothing the second time", () => {
  const index = matrix(names);
  const again = () => previewNestingPaste(paste("\tSpeaker\tRoom\nSession\tholds 1..n\tx\nRoom\t?\tyes"), planner(index));
  applyToIndex(index, planNestingPaste(again(), planner(index)));
  expect(again()).toMatchObject({ changes: [], unchanged: 4 });
});

const roles: Axis = {
  kind: "role",
  ids: ["attendee", "speaker"],
  names: indexNames([
    { id: "attendee", names: ["Attendee"] },
    { id: "speaker", names: ["Speaker"] },
  ]),
};
const ctaPlanner = (index: ReturnType<typeof ctaMatrix>) => ({ index, keys: countingKeys(), targetOf: axis().names.find });

test("[P13] verbs are pasted by object and role, new roles and objects listed", () => {
  const index = ctaMatrix(names.map(idOf), ["attendee", "speaker"], [cta("session", "Rate", { attendee: ["secondary", "a0"] })]);
  const into = { ...paste("\tAttendee\tSpeaker\tSponsor\nTalk\trate\t*edit, upload slides\tassign > Booth\nRoom\t-\t?\t"), columns: roles };
  const preview = previewCtaPaste(into, ctaPlanner(index), (id) => id);
  expect(preview.newNames).toEqual([
    { kind: "role", name: "Sponsor" },
    { kind: "object", name: "Booth" },
  ]);
  expect(describePaste(preview)).toBe("1 new object, 1 new role, 4 cells change.");
  applyToCtaIndex(index, planCtaPaste(preview, ctaPlanner(index)));
  const cell = (at: string, role: string) => writeCtaCell(ctaCellOf(index, at, role), (id) => id);
  expect([cell("session", "speaker"), cell("room", "attendee"), cell("room", "speaker"), cell("session", "made1")]).toEqual([
    "*Edit, Upload slides",
    "-",
    "?",
    "Assign > made2",
  ]);
});

test("[P13] a verb too long is left out", () => {
  const index = ctaMatrix(names.map(idOf), ["attendee", "speaker"], []);
  const preview = previewCtaPaste({ ...paste("x".repeat(61)), columns: roles }, ctaPlanner(index), (id) => id);
  expect(preview).toMatchObject({ changes: [], leftOut: [{ why: "A verb has at most 60 characters, this one has 61" }] });
});

test("[P14] 5,000 rows of 10 are previewed in under 200 ms, as text and as HTML, whatever they fill", () => {
  const many = Array.from({ length: 200 }, (_, at) => `Thing ${at}x`);
  const rows = (first: (at: number) => string) =>
    Array.from({ length: 5_000 }, (_, at) => [first(at), ...Array.from({ length: 9 }, (_, x) => `is held by ${x}..n`)]);
  const named = copyTable({ cells: [["", ...many.slice(0, 9)], ...rows((at) => many[at % 200] ?? "")] });
  const plain = copyTable({ cells: rows(() => "holds 1..n") });
  const big = axis(many);
  const index = matrix(many);
  for (const clipboard of [{ text: named.text }, named, { text: plain.text }, plain]) {
    const at = { row: 0, column: 0 };
    expect(busyMs(() => previewNestingPaste({ table: readTable(clipboard), rows: big, columns: big, at }, planner(index)))).toBeLessThan(
      200,
    );
  }
});

test("[P17] what a CSV file guards against formulas is pasted as it was, with spaces, signs and apostrophes of its own", () => {
  const texts = ["-", "=1+1", "+holds", "@x", "\tx", "  =1", "＝1", "'=1", "''-", "'tis", "holds 1..n", "'", ""];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...texts), fc.string()), { minLength: 2, maxLength: 5 }), (cells) => {
      const row = cells.map((cell) => cell.replace(/[\r\0]/g, ""));
      const [read = []] = readTableText(row.map(csvCell).join(","), ",");
      expect(read.map(readGuarded)).toEqual(row);
    }),
    { numRuns: 500 },
  );
  const file = writeCsv({
    name: "",
    rows: [
      ["", "Session"],
      ["Speaker", "-"],
      ["Room", "=x"],
    ].map((row) => row.map((text) => ({ text, tone: "plain" as const }))),
    heads: { rows: 1, columns: 1 },
    widths: [],
    isMatrix: true,
  });
  expect(readTable({ text: file }).rows).toEqual([
    ["", "Session"],
    ["Speaker", "-"],
    ["Room", "=x"],
  ]);
});

test("[P17] what is copied here keeps its apostrophes", () => {
  const cells = [["'-x", "''=", "'tis", "-", "=1"]];
  const copied = copyTable({ cells, rowHeads: ["'@Session"] });
  for (const html of ["", copied.html]) expect(readTable({ text: copied.text, html }).rows).toEqual([["'@Session", ...(cells[0] ?? [])]]);
});

test("[I53][P5] counts are written in groups of three digits, and what can not be pasted says why", () => {
  const many = Array.from({ length: 12_345 }, () => "x\ty").join("\n");
  expect(readTable({ text: many }).problem).toBe("This table has 12,345 rows. Paste at most 10,000 at once.");
  const wide = previewNestingPaste(
    paste(Array.from({ length: 1_200 }, () => "x\ty").join("\n"), { row: 2, column: 2 }),
    planner(matrix(names)),
  );
  expect(describePaste(wide)).toBe("1 cell changes, 2,399 left out.");
});
