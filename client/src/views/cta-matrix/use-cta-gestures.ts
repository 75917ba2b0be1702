/**
 * What a person does to the model in the CTA matrix; each gesture is planned in `shared/src/artifacts` and is one undo step.
 * Rules X4–X7, docs/spec/cta-matrix.md.
 */
import { useMemo } from "react";
import type { CtaIndexStore } from "#client/project/cta-index-store.ts";
import type { Commands } from "#client/project/project-commands.ts";
import { useProject } from "#client/project/project-context.tsx";
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import { useWrite } from "#client/project/use-write.ts";
import { counted } from "#shared/artifacts/counted.ts";
import {
  type CtaPlanner,
  type PrimaryQuestion,
  planCtas,
  planManyCtas,
  planNotPrimary,
  planPrimary,
  planTake,
} from "#shared/artifacts/cta-changes.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { type CtaInput, readCtaText } from "#shared/artifacts/cta-input.ts";
import { planCellMove, planStackMove } from "#shared/artifacts/cta-moves.ts";
import { type NameFinder, objectNames } from "#shared/artifacts/name-finder.ts";
import { keyMaker, type PlannedChange } from "#shared/artifacts/planned-change.ts";
import { orderBetween } from "#shared/document/order.ts";
import { useUndoToast } from "../../fields/undo-toast.ts";
import { showToast } from "../../parts/toast.tsx";
import type { CellAt, ChipAt } from "./matrix-state.ts";
import { planRewrite } from "./plan-rewrite.ts";

export type Phase = "now" | "next" | "later" | "unassigned";

export interface CtaGestures {
  /** For plans that are shown before they are made: a paste. */
  planner(): CtaPlanner;
  /** Adds what was typed into a cell. @returns the ids that stand at its end now, and why something was left out */
  type(cell: CellAt, text: string): { readonly added: readonly string[]; readonly problem: string };
  /** None here, to discuss, or not answered. */
  answer(cells: readonly CellAt[], says: "none" | "discuss" | "clear"): void;
  /** Something into each cell. */
  fillEach(inputs: readonly (CellAt & { readonly input: CtaInput })[]): void;
  phase(ctas: readonly string[], phase: Phase): void;
  /** Makes it the primary of its object and role, or takes that away; asks when there is one already. */
  primary(chip: ChipAt): void;
  rank(chip: ChipAt, rank: string): void;
  /** The answer to the question. */
  stays(question: PrimaryQuestion, cta: string): void;
  /** To a place in its stack, from 0. */
  move(chip: ChipAt, to: number): boolean;
  /** To the end of another cell's stack, of another role or object; `keep` leaves it here too. @returns where it stands there */
  moveTo(chip: ChipAt, to: CellAt, keep: boolean): ChipAt;
  /** Takes it from its role; from its last one it is deleted. */
  take(chips: readonly ChipAt[]): void;
  /** What was typed over it. @returns why it was not taken, or "" */
  rewrite(chip: ChipAt, text: string): string;
  /** All of them uncertain, or certain when they are so already. */
  uncertain(ctas: readonly string[]): void;
}

export function useCtaGestures(ask: (questions: readonly PrimaryQuestion[]) => void): CtaGestures {
  const { store } = useProject();
  const live = useCtaIndex();
  const write = useWrite();
  const tellUndo = useUndoToast();
  return useMemo(() => {
    const named = () => objectNames(store.ids("object").flatMap((id) => store.entity("object", id) ?? []));
    const planner = (): CtaPlanner => {
      let names: NameFinder | null = null;
      const targetOf = (name: string) => {
        names ??= named();
        return names.find(name);
      };
      return { index: live.index, keys: keyMaker(orderBetween), targetOf };
    };
    return makeGestures({ live, write, tellUndo, planner, ask });
  }, [store, live, write, tellUndo, ask]);
}

interface Means {
  readonly live: CtaIndexStore;
  readonly write: Commands;
  readonly tellUndo: (says: string) => void;
  readonly planner: () => CtaPlanner;
  readonly ask: (questions: readonly PrimaryQuestion[]) => void;
}

function makeGestures({ live: { index }, write, tellUndo, planner, ask }: Means): CtaGestures {
  const cellAt = ({ object, role }: CellAt) => ctaCellOf(index, object, role);
  const verbOf = (cta: string) => index.ctas.get(cta)?.verb ?? "";
  const carry = (words: string, changes: readonly PlannedChange[]): boolean => {
    if (changes.length === 0 || !write.may()) return false;
    write.carryOut(words, changes);
    return true;
  };
  const fillEach = (inputs: readonly (CellAt & { readonly input: CtaInput })[], words: string) => {
    const { changes, asks } = planManyCtas(planner(), inputs);
    const taken = new Set(changes.flatMap((change) => (isTaking(change) ? [change.id] : []))).size;
    if (carry(words, changes) && taken > 0) tellUndo(`Removed ${counted(taken, "call to action", "calls to action")}`);
    if (asks.length > 0) ask(asks);
  };
  return {
    planner,
    type(cell, text) {
      const { changes, asks, problems } = planCtas(planner(), cell.object, cell.role, readCtaText(text));
      const before = new Set(cellAt(cell).stack.map(({ cta }) => cta));
      carry(`adding ${text.trim()}`, changes);
      if (asks.length > 0) ask(asks);
      const added = cellAt(cell).stack.flatMap(({ cta }) => (before.has(cta) ? [] : [cta]));
      return { added, problem: problems[0] ?? "" };
    },
    answer: (cells, says) =>
      fillEach(
        cells.map((cell) => ({ ...cell, input: { says } })),
        says === "clear" ? "clearing cells" : counted(cells.length, "answer"),
      ),
    fillEach: (inputs) => fillEach(inputs, `filling ${counted(inputs.length, "cell")}`),
    phase(ctas, phase) {
      const other = ctas.filter((cta) => (index.phases.get(cta) || "unassigned") !== phase);
      carry(
        other.length === 1
          ? `phase of ${verbOf(other[0] ?? "")}`
          : `phase of ${counted(other.length, "call to action", "calls to action")}`,
        other.map((id) => ({ does: "write", kind: "priority", id, field: "phase", value: phase })),
      );
    },
    primary(chip) {
      const cell = cellAt(chip);
      const held = cell.stack.find(({ cta }) => cta === chip.cta);
      if (cell.rivals.includes(chip.cta)) carry(`primary of ${verbOf(chip.cta)}`, planPrimary(cell, chip.cta));
      else if (held?.rank === "primary") carry(`primary of ${held.verb}`, planNotPrimary(cell, chip.cta));
      else if (cell.primary !== "") ask([{ object: chip.object, role: chip.role, has: cell.primary, wants: chip.cta }]);
      else carry(`primary of ${verbOf(chip.cta)}`, planPrimary(cell, chip.cta));
    },
    rank(chip, rank) {
      const cell = cellAt(chip);
      const held = cell.stack.find(({ cta }) => cta === chip.cta);
      if (!held || held.rank === rank) return;
      if (rank === "primary" && cell.primary !== "")
        return ask([{ object: chip.object, role: chip.role, has: cell.primary, wants: chip.cta }]);
      const value = { rank, order: held.order };
      carry(`rank of ${held.verb}`, [{ does: "entry", kind: "cta", id: chip.cta, field: "roles", key: chip.role, value }]);
    },
    stays: (question, cta) => void carry(`primary of ${verbOf(cta)}`, planPrimary(cellAt(question), cta)),
    move: (chip, to) =>
      carry(`move of ${verbOf(chip.cta)}`, to < 0 ? [] : planStackMove(cellAt(chip), chip.cta, to, keyMaker(orderBetween))),
    moveTo(chip, to, keep) {
      const { changes, asks, cta } = planCellMove(planner(), cellAt(chip), chip.cta, to, keep);
      const words = `${keep ? "copy" : "move"} of ${verbOf(chip.cta)}`;
      const isDone = carry(words, changes);
      if (isDone && asks.length > 0) ask(asks);
      return isDone ? { ...to, cta } : chip;
    },
    take(chips) {
      const [first] = chips;
      const changes = chips.flatMap(({ role, cta }) => planTake(planner(), role, cta));
      const words = chips.length === 1 && first ? verbOf(first.cta) : counted(chips.length, "call to action", "calls to action");
      if (carry(`deletion of ${words}`, changes)) tellUndo(`${words} ${changes[0]?.does === "remove" ? "deleted" : "removed here"}`);
    },
    rewrite(chip, text) {
      const plan = planRewrite(planner(), cellAt(chip), chip.cta, text);
      carry(`change of ${verbOf(chip.cta)}`, plan.changes);
      if (plan.asks.length > 0) ask(plan.asks);
      const [problem = ""] = plan.problems;
      if (problem !== "") showToast({ says: problem });
      return problem;
    },
    uncertain(ctas) {
      const held = ctas.flatMap((cta) => index.ctas.get(cta) ?? []);
      const value = !held.every(({ uncertain }) => uncertain);
      const [only] = held;
      carry(
        held.length === 1 && only ? `change of ${only.verb}` : `change of ${counted(held.length, "call to action", "calls to action")}`,
        held.map(({ id }) => ({ does: "write", kind: "cta", id, field: "uncertain", value })),
      );
    },
  };
}

const isTaking = (change: PlannedChange): change is PlannedChange & { id: string } =>
  (change.does === "remove" && change.kind === "cta") || (change.does === "entry" && change.kind === "cta" && change.value === null);
