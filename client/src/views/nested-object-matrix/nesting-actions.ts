/**
 * What can be done in the nested-object matrix: every gesture is planned by `shared/src/artifacts` and carried out as one undo step.
 */
import { useMemo } from "react";
import type { ModelStore } from "#client/project/model-store.ts";
import { type NestingIndexStore, nestingIndexOf } from "#client/project/nesting-index-store.ts";
import { useProject } from "#client/project/project-context.tsx";
import { type Commands, useWrite } from "#client/project/use-write.ts";
import { counted } from "#shared/artifacts/counted.ts";
import { inverseWords } from "#shared/artifacts/inverse-label.ts";
import type { CellSide } from "#shared/artifacts/nesting-cell.ts";
import { type CellInput, type NestingPlanner, planAnother, planNesting, planNestings } from "#shared/artifacts/nesting-changes.ts";
import { cellOf, nestedOn } from "#shared/artifacts/nesting-index.ts";
import { justRelated, type NestingInput } from "#shared/artifacts/nesting-input.ts";
import { lastRank, mixedOrder } from "#shared/artifacts/object-map.ts";
import { keyMaker, type PlannedChange } from "#shared/artifacts/planned-change.ts";
import { dealKeys, reorder } from "#shared/artifacts/reorder.ts";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import type { Multiplicity } from "#shared/schema/field-kinds.ts";
import type { Pair } from "./pair.ts";

export type SideAt = Pick<CellSide, "relationship" | "direction">;

export interface NestingActions {
  readonly live: NestingIndexStore;
  /** What planning needs, as things are now. */
  planner(): NestingPlanner;
  /** One answer for all of these cells. */
  say(cells: readonly Pair[], input: NestingInput): void;
  /** An answer of its own for each cell. @returns how many changes that took */
  sayEach(inputs: readonly CellInput[], words: string): number;
  /** One of several relationships of a cell. */
  saySide(cell: Pair, input: NestingInput, side: SideAt | null): void;
  /** Another relationship beside those there are. @returns its side */
  another(cell: Pair): SideAt | null;
  /** Label and cardinality as the other end reads. */
  sayInverse(side: CellSide, value: { readonly label: string } | { readonly multiplicity: Multiplicity | null }): void;
  sayMultiplicity(side: CellSide, value: Multiplicity | null): void;
  setUncertain(sides: readonly CellSide[], isUncertain: boolean): void;
  removeSide(side: CellSide): void;
  /** @returns ids, in order */
  addObjects(names: readonly string[]): readonly string[];
  rename(id: string, name: string): void;
  /** Up or down among the objects, in all views. */
  move(id: string, step: 1 | -1): void;
  /** Carries out a plan; objects that it makes come last, in their order. */
  carryOut(words: string, changes: readonly PlannedChange[]): void;
}

export function useNestingActions(): NestingActions {
  const { store } = useProject();
  const write = useWrite();
  return useMemo(() => makeActions(store, write), [store, write]);
}

function makeActions(store: ModelStore, write: Commands): NestingActions {
  const live = nestingIndexOf(store);
  const { index } = live;
  const words = wordsOf(live);
  const planner = (): NestingPlanner => ({
    index,
    words: words(),
    keys: keyMaker(orderBetween),
    lastRank: (object) => lastRankOf(store, live, object),
  });
  const carryOut = (said: string, changes: readonly PlannedChange[]) => write.carryOut(said, placedLast(store, changes));
  const nameOf = (id: string) => store.entity("object", id)?.name || "an object";
  const inCell = ({ row, column }: Pair, input: NestingInput) =>
    `${input.says === "related" && input.label ? `“${input.label}”` : "answer"} for ${nameOf(row)} and ${nameOf(column)}`;
  const field = (side: CellSide, name: { out: string; in: string }, value: unknown) =>
    void write.writeField({ kind: "relationship", id: side.relationship, field: name[side.direction] }, value);
  return {
    live,
    planner,
    carryOut,
    say: (cells, input) => {
      const [only] = cells;
      if (only && cells.length === 1) return carryOut(inCell(only, input), planNesting(planner(), only.row, only.column, input));
      carryOut(
        counted(cells.length, "answer"),
        planNestings(
          planner(),
          cells.map((cell) => ({ ...cell, input })),
        ),
      );
    },
    sayEach: (inputs, said) => {
      const changes = planNestings(planner(), inputs);
      carryOut(said, changes);
      return changes.length;
    },
    saySide: (cell, input, side) => carryOut(inCell(cell, input), planNesting(planner(), cell.row, cell.column, input, side ?? undefined)),
    another: (cell) => {
      const changes = planAnother(planner(), cell.row, cell.column, justRelated);
      carryOut(`another relationship of ${nameOf(cell.row)} and ${nameOf(cell.column)}`, changes);
      const made = changes.find(({ does }) => does === "create");
      return made?.does === "create" ? { relationship: made.id, direction: "out" } : null;
    },
    sayInverse: (side, value) => {
      if ("label" in value) field(side, { out: "inverseLabel", in: "label" }, value.label);
      else field(side, { out: "targetToSource", in: "sourceToTarget" }, value.multiplicity);
    },
    sayMultiplicity: (side, value) => field(side, { out: "sourceToTarget", in: "targetToSource" }, value),
    setUncertain: (sides, isUncertain) =>
      carryOut(
        isUncertain ? "uncertain" : "certain",
        sides.map(({ relationship }) => ({
          does: "write",
          kind: "relationship",
          id: relationship,
          field: "uncertain",
          value: isUncertain,
        })),
      ),
    removeSide: ({ relationship }) => void write.remove([{ kind: "relationship", id: relationship }]),
    addObjects: (names) => {
      const orders = ordersAtEnd(store, names.length);
      return write.createAll(names.map((name, at) => ({ kind: "object", values: { name, order: orders[at] } })));
    },
    move: (id, step) => {
      const list = index.objects.map((each) => ({ id: each, key: store.entity("object", each)?.order ?? "" }));
      const run = list.some(({ key }) => key === "") ? null : reorder(list, id, index.objects.indexOf(id) + step);
      const keys = run ? dealKeys(run, keyMaker(orderBetween)) : [];
      carryOut(
        `move of ${nameOf(id)}`,
        keys.map(([each, value]) => ({ does: "write", kind: "object", id: each, field: "order", value })),
      );
    },
    rename: (id, name) => void write.writeField({ kind: "object", id, field: "name" }, name),
  };
}

/** What the project calls inverses: gathered once for each state of the matrix. */
function wordsOf({ index, version }: NestingIndexStore): () => ReadonlyMap<string, string> {
  let known: { readonly version: number; readonly words: ReadonlyMap<string, string> } | null = null;
  return () => {
    if (known?.version !== version()) known = { version: version(), words: inverseWords(index.relationships.values()) };
    return known.words;
  };
}

function lastRankOf(store: ModelStore, { index }: NestingIndexStore, object: string): string | null {
  const attributes = store.idsOn("attribute", object).flatMap((id) => store.entity("attribute", id) ?? []);
  return lastRank({ mixed: mixedOrder({ attributes, nested: nestedOn(index, object) }) });
}

function ordersAtEnd(store: ModelStore, count: number): string[] {
  const last = store.ids("object").at(-1);
  const before = (last && store.entity("object", last)?.order) || null;
  return count === 1 ? [orderBetween(before, null)] : ordersBetween(before, null, count);
}

/** Plans know nothing of the order of objects. */
function placedLast(store: ModelStore, changes: readonly PlannedChange[]): PlannedChange[] {
  const made = changes.filter((change) => change.does === "create" && change.kind === "object");
  const orders = made.length === 0 ? [] : ordersAtEnd(store, made.length);
  let at = 0;
  return changes.map((change) =>
    change.does === "create" && change.kind === "object" ? { ...change, values: { ...change.values, order: orders[at++] ?? "" } } : change,
  );
}

/** The sides that a cell shows, the pencilled ones where it shows none. */
export function sidesShown({ index }: NestingIndexStore, { row, column }: Pair): readonly CellSide[] {
  const { sides, proposed } = cellOf(index, row, column);
  return sides.length > 0 ? sides : proposed;
}
