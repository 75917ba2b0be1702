/**
 * What an export is made from: the visible model as plain values, and a part of it. Pure.
 */
import { buildCtaIndex, type CtaIndex } from "../artifacts/cta-index.ts";
import { buildPairIndex, type PairIndex } from "../artifacts/nesting-index.ts";
import { readPairKey } from "../artifacts/planned-change.ts";
import type { Entity, EntityKind, ValuesOf } from "../schema/entities.ts";
import { titleOf } from "../schema/title.ts";

/** As `readModel` of the document room gives it. */
export interface ExportModel {
  readonly project: ValuesOf<"project">;
  readonly entities: { readonly [K in EntityKind]: ReadonlyMap<string, Entity<K>> };
  readonly priorities: ReadonlyMap<string, ValuesOf<"priority">>;
  readonly nestingAnswers: ReadonlyMap<string, string>;
  readonly ctaAnswers: ReadonlyMap<string, string>;
}

export type Phase = "now" | "next" | "later" | "";
const phases = ["now", "next", "later"] as const;

export const projectName = ({ project }: ExportModel): string => project.name || "Untitled project";

/** A name people can read, also where none was given yet. */
export function nameOf(model: ExportModel, kind: EntityKind, id: string): string {
  const entity = model.entities[kind].get(id);
  return (entity && titleOf(entity)) || (kind === "object" ? "Object without a name" : "No name yet");
}

export const phaseOf = ({ priorities }: ExportModel, id: string): Phase =>
  phases.find((phase) => phase === priorities.get(id)?.phase) ?? "";

/** What hangs on one object of a kind, in its order. */
export function onObject<K extends "cta" | "attribute">(model: ExportModel, kind: K, object: string): Entity<K>[] {
  const all: Entity<K>[] = [...model.entities[kind].values()];
  return all.filter((entity) => (entity as Entity<"cta" | "attribute">).object === object);
}

export const nestingOf = (model: ExportModel): PairIndex =>
  buildPairIndex({
    objects: model.entities.object.keys(),
    relationships: model.entities.relationship.values(),
    answers: model.nestingAnswers,
  });

/** Roles as the matrix orders them, without archived ones. */
export const rolesOf = (model: ExportModel): Entity<"role">[] => [...model.entities.role.values()].filter(({ archived }) => !archived);

export const ctasByCell = (model: ExportModel): CtaIndex =>
  buildCtaIndex({
    objects: model.entities.object.keys(),
    roles: rolesOf(model).map(({ id }) => id),
    ctas: model.entities.cta.values(),
    phases: [...model.priorities].map(([id, { phase }]) => [id, phase] as const),
    answers: model.ctaAnswers,
  });

/** Which objects go in: all, or those ranked for a phase or an earlier one. */
export type Scope = "all" | "now" | "next";

const takenIn: Readonly<Record<Exclude<Scope, "all">, readonly Phase[]>> = { now: ["now"], next: ["now", "next"] };

export function objectsIn(model: ExportModel, scope: Scope): string[] {
  const ids = [...model.entities.object.keys()];
  return scope === "all" ? ids : ids.filter((id) => takenIn[scope].includes(phaseOf(model, id)));
}

/** The model as if only these objects were in it, with what hangs on them; a reference to another reads as blank. */
export function scopeModel(model: ExportModel, scope: Scope): ExportModel {
  if (scope === "all") return model;
  const kept = new Set(objectsIn(model, scope));
  const { object, relationship, cta, attribute, criterion, ...others } = model.entities;
  const ctas = only(
    cta,
    (each) => kept.has(each.object),
    (each) => ({ ...each, target: kept.has(each.target) ? each.target : "" }),
  );
  const isKeptPair = (pair: string, column: boolean) => {
    const [row = "", other = ""] = readPairKey(pair) ?? [];
    return kept.has(row) && (!column || kept.has(other));
  };
  return {
    ...model,
    entities: {
      ...others,
      object: only(object, ({ id }) => kept.has(id)),
      relationship: only(relationship, ({ source, target }) => kept.has(source) && kept.has(target)),
      cta: ctas,
      attribute: only(attribute, (each) => kept.has(each.object)),
      criterion: only(criterion, (each) => ctas.has(each.cta)),
    },
    nestingAnswers: new Map([...model.nestingAnswers].filter(([pair]) => isKeptPair(pair, true))),
    ctaAnswers: new Map([...model.ctaAnswers].filter(([pair]) => isKeptPair(pair, false))),
  };
}

function only<T>(map: ReadonlyMap<string, T>, isKept: (value: T) => boolean, change: (value: T) => T = (value) => value): Map<string, T> {
  return new Map([...map].flatMap(([id, value]) => (isKept(value) ? [[id, change(value)] as const] : [])));
}
