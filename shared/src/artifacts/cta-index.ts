/**
 * Everything the CTA matrix shows, kept by object and role, so that one edit reads only the cells it stands in (rules K5, K6).
 *
 * Built once from the visible model and then told of each changed call to action, phase, answer, object and role. A cell is the
 * same object until what it shows changes.
 */
import { type CtaCell, isSameCtaCell, readCtaCell } from "./cta-cell.ts";
import { type CtaEntity, pairKey, readPairKey } from "./planned-change.ts";

export interface CtaSource {
  /** Ids of the visible objects, in their order. */
  readonly objects: Iterable<string>;
  /** Ids of the visible roles that are not archived, in their order. */
  readonly roles: Iterable<string>;
  readonly ctas: Iterable<CtaEntity>;
  /** Phases by the id of their item; of other items too. */
  readonly phases: Iterable<readonly [item: string, phase: string]>;
  /** `<object>><role>` and `none` or `discuss`. */
  readonly answers: Iterable<readonly [pair: string, answer: string]>;
}

export interface CtaIndex {
  objects: readonly string[];
  roles: readonly string[];
  readonly ctas: Map<string, CtaEntity>;
  readonly phases: Map<string, string>;
  readonly answers: Map<string, string>;
  /** Ids of the calls to action of an object, whoever may do them. */
  readonly byObject: Map<string, Set<string>>;
  readonly byCell: Map<string, Set<string>>;
  readonly cells: Map<string, CtaCell>;
}

export function buildCtaIndex(source: CtaSource): CtaIndex {
  const index: CtaIndex = {
    objects: [...source.objects],
    roles: [...source.roles],
    ctas: new Map(),
    phases: new Map(source.phases),
    answers: new Map(source.answers),
    byObject: new Map(),
    byCell: new Map(),
    cells: new Map(),
  };
  for (const cta of source.ctas) place(index, cta);
  return index;
}

/** The cell of an object and a role; work only in proportion to its stack, and none while nothing changed. */
export function ctaCellOf(index: CtaIndex, object: string, role: string): CtaCell {
  const key = pairKey(object, role);
  const held = index.cells.get(key);
  if (held) return held;
  const cell = readCellOf(index, object, role);
  index.cells.set(key, cell);
  return cell;
}

/**
 * Tells the index how a call to action reads now; `null` when it is no longer visible.
 *
 * @returns keys of the cells that show something else now, as far as they were ever read
 */
export function changeCta(index: CtaIndex, id: string, after: CtaEntity | null): string[] {
  const before = index.ctas.get(id);
  if (before) take(index, before);
  if (after) place(index, after);
  const keys = new Set([...(before ? cellKeys(before) : []), ...(after ? cellKeys(after) : [])]);
  return [...keys].filter((key) => refresh(index, key));
}

/** Tells the index the phase of a call to action; "" where none is given. */
export function changePhase(index: CtaIndex, id: string, phase: string): string[] {
  index.phases.set(id, phase);
  const cta = index.ctas.get(id);
  return cta ? cellKeys(cta).filter((key) => refresh(index, key)) : [];
}

/** Tells the index of an answer; "" takes it back. */
export function changeCtaAnswer(index: CtaIndex, pair: string, answer: string): string[] {
  if (answer === "") index.answers.delete(pair);
  else index.answers.set(pair, answer);
  return refresh(index, pair) ? [pair] : [];
}

/** Tells the index which objects and roles are shown, in their order. */
export function changeCtaHeads(index: CtaIndex, objects: Iterable<string>, roles: Iterable<string>): void {
  index.objects = [...objects];
  index.roles = [...roles];
}

/** A copy that may be changed to see how a plan comes out. */
export function copyCtaIndex({ objects, roles, ctas, phases, answers }: CtaIndex): CtaIndex {
  return buildCtaIndex({ objects, roles, ctas: ctas.values(), phases, answers });
}

/** A copy of what belongs to one object, for plans that touch no other. */
export function copyOfObject(index: CtaIndex, object: string): CtaIndex {
  const ids = [...(index.byObject.get(object) ?? [])];
  const answers = index.roles.map((role) => [pairKey(object, role), index.answers.get(pairKey(object, role)) ?? ""] as const);
  return buildCtaIndex({
    objects: [object],
    roles: index.roles,
    ctas: ids.flatMap((id) => index.ctas.get(id) ?? []),
    phases: ids.map((id) => [id, index.phases.get(id) ?? ""] as const),
    answers: answers.filter(([, answer]) => answer !== ""),
  });
}

/** All calls to action of an object, in the order of the roles and their stacks, each once; those without a role last. */
export function ctasOf(index: CtaIndex, object: string): CtaEntity[] {
  const ids = new Set(index.roles.flatMap((role) => ctaCellOf(index, object, role).stack.map(({ cta }) => cta)));
  for (const id of [...(index.byObject.get(object) ?? [])].sort()) ids.add(id);
  return [...ids].flatMap((id) => index.ctas.get(id) ?? []);
}

const cellKeys = ({ object, roles }: CtaEntity): string[] => roles.map(({ key }) => pairKey(object, key));

function place(index: CtaIndex, cta: CtaEntity): void {
  index.ctas.set(cta.id, cta);
  addTo(index.byObject, cta.object, cta.id);
  for (const key of cellKeys(cta)) addTo(index.byCell, key, cta.id);
}

function take(index: CtaIndex, cta: CtaEntity): void {
  index.ctas.delete(cta.id);
  index.byObject.get(cta.object)?.delete(cta.id);
  for (const key of cellKeys(cta)) index.byCell.get(key)?.delete(cta.id);
}

function addTo(sets: Map<string, Set<string>>, key: string, id: string): void {
  const ids = sets.get(key) ?? new Set<string>();
  sets.set(key, ids.add(id));
}

function readCellOf(index: CtaIndex, object: string, role: string): CtaCell {
  const key = pairKey(object, role);
  const ids = [...(index.byCell.get(key) ?? [])];
  const ctas = ids.flatMap((id) => {
    const cta = index.ctas.get(id);
    return cta ? [{ cta, phase: index.phases.get(id) ?? "" }] : [];
  });
  return readCtaCell(object, role, ctas, index.answers.get(key) ?? "");
}

/** Reads a cell again if it was ever shown. True when it shows something else. */
function refresh(index: CtaIndex, key: string): boolean {
  const before = index.cells.get(key);
  const [object, role] = readPairKey(key) ?? ["", ""];
  if (!before || role === "") return false;
  const after = readCellOf(index, object, role);
  if (isSameCtaCell(before, after)) return false;
  index.cells.set(key, after);
  return true;
}
