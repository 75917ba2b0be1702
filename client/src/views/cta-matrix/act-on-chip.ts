/** Does what a key on a call to action says; afterwards the focus is on what the key was about. */
import { flushSync } from "react-dom";
import type { CtaCell } from "#shared/artifacts/cta-cell.ts";
import { writeCtaText } from "#shared/artifacts/cta-input.ts";
import { atOf, spotOf, stepFrom, type Way } from "../../parts/grid/grid-places.ts";
import type { ChipKey } from "./chip-keys.ts";
import type { MatrixShared } from "./matrix-context.ts";
import type { CellAt, ChipAt } from "./matrix-state.ts";

export function actOnChip(shared: MatrixShared, chip: ChipAt, cell: CtaCell, key: ChipKey): void {
  if (!isLooking(shared, chip, cell, key) && shared.may) change(shared, chip, cell, key);
}

/** What who may only read can do too. */
function isLooking(shared: MatrixShared, chip: ChipAt, cell: CtaCell, key: ChipKey): boolean {
  const { moves } = shared;
  if (key.does === "walk") moves.walk(chip, key.step);
  else if (key.does === "cross") moves.cross(chip, key.step);
  else if (key.does === "open") shared.open(chip, { enters: true });
  else if (key.does === "leave") moves.leave(chip);
  else if (key.does === "pin") shared.pin(chip);
  else if (key.does === "copy") copyChip(shared, cell, chip.cta);
  else return false;
  return true;
}

function change(shared: MatrixShared, chip: ChipAt, cell: CtaCell, key: ChipKey): void {
  const { moves, gestures } = shared;
  if (key.does === "type") typeBelow(shared, chip, key.text);
  else if (key.does === "rename") moves.focus(chip, { renames: true });
  else if (key.does === "phase") gestures.phase([chip.cta], key.phase);
  else if (key.does === "primary") gestures.primary(chip);
  else if (key.does === "uncertain") gestures.uncertain([chip.cta]);
  else if (key.does === "take") takeChip(shared, chip, cell);
  else if (key.does === "reorder") reorderChip(shared, chip, cell, key.step);
  else if (key.does === "to-cell") toCellBeside(shared, chip, key.way, key.keep);
}

function typeBelow({ moves, grid }: MatrixShared, chip: ChipAt, text: string): void {
  moves.leave(chip);
  grid.edit(text);
}

function reorderChip({ gestures, moves, announce }: MatrixShared, chip: ChipAt, { stack }: CtaCell, step: 1 | -1): void {
  const at = stack.findIndex(({ cta }) => cta === chip.cta);
  let isMoved = false;
  flushSync(() => {
    isMoved = gestures.move(chip, at + step);
  });
  if (!isMoved) return;
  moves.focus(chip);
  announce(`${at + step + 1} of ${stack.length}`);
}

/** As the matrix is shown: along the roles, or along the objects. */
function toCellBeside(shared: MatrixShared, chip: ChipAt, way: Way, keep: boolean): void {
  const { grid, placeOf, cellOf } = shared;
  const axes = grid.axes();
  const next = atOf(axes, stepFrom(spotOf(axes, placeOf(chip)), way, { axes, page: 1, heads: false }));
  if (next.row && next.column) moveChip(shared, chip, cellOf(next.row, next.column), keep);
}

/** The focus goes along, and readers are told where to. */
export function moveChip(
  { gestures, moves, announce, nameOfRole, nameOfObject }: MatrixShared,
  chip: ChipAt,
  to: CellAt,
  keep: boolean,
): void {
  if (to.object === chip.object && to.role === chip.role) return;
  let there = chip;
  flushSync(() => {
    there = gestures.moveTo(chip, to, keep);
  });
  moves.focus(there);
  if (there === chip) return;
  const where = [to.object !== chip.object && nameOfObject(to.object), to.role !== chip.role && nameOfRole(to.role)];
  announce(`${keep ? "Copied" : "Moved"} to ${where.filter(Boolean).join(", ")}`);
}

export function takeChip({ gestures, moves }: MatrixShared, chip: ChipAt, { stack }: CtaCell): void {
  const at = stack.findIndex(({ cta }) => cta === chip.cta);
  const next = stack[at + 1] ?? stack[at - 1];
  flushSync(() => gestures.take([chip]));
  if (next) moves.focus({ ...chip, cta: next.cta });
  else moves.leave(chip);
}

function copyChip({ nameOfObject }: MatrixShared, { stack }: CtaCell, cta: string): void {
  const chip = stack.find((each) => each.cta === cta);
  if (!chip) return;
  const { verb, target, condition, rank, phase } = chip;
  const text = writeCtaText([
    { verb, target: target && nameOfObject(target), condition, isPrimary: rank === "primary", isNow: phase === "now" },
  ]);
  void navigator.clipboard?.writeText(text).catch(() => undefined);
}
