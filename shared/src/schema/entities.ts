/**
 * Every kind of the `model` document. A new kind is one file in `entities/` and one line here.
 */
import type { EntityDefinition, EntityHead, FieldValues } from "./define-entity.ts";
import { ctaAnswer, nestingAnswer } from "./entities/answers.ts";
import { attribute } from "./entities/attribute.ts";
import { criterion } from "./entities/criterion.ts";
import { cta } from "./entities/cta.ts";
import { noun } from "./entities/noun.ts";
import { object } from "./entities/object.ts";
import { placement } from "./entities/placement.ts";
import { priority } from "./entities/priority.ts";
import { project } from "./entities/project.ts";
import { question } from "./entities/question.ts";
import { relationship } from "./entities/relationship.ts";
import { role } from "./entities/role.ts";
import { source } from "./entities/source.ts";
import { step } from "./entities/step.ts";

/** Kinds held as one nested map per entity. */
export const entities = { source, noun, object, relationship, role, cta, criterion, attribute, question } as const;

/** Kinds held flat, because their identity is given by other ids. */
export const flatEntities = { project, priority, nestingAnswer, ctaAnswer, placement, step } as const;

export type EntityKind = keyof typeof entities;
export type FlatKind = keyof typeof flatEntities;
export type AnyKind = EntityKind | FlatKind;

export const entityKinds = Object.keys(entities) as EntityKind[];

export const allDefinitions: Readonly<Record<AnyKind, EntityDefinition>> = { ...entities, ...flatEntities };

export type FieldsOf<K extends AnyKind> = K extends EntityKind
  ? (typeof entities)[K]["fields"]
  : K extends FlatKind
    ? (typeof flatEntities)[K]["fields"]
    : never;

/** The name of a declared field of a kind. */
export type FieldName<K extends AnyKind> = keyof FieldsOf<K> & string;

/** Values of a kind's fields, as reading gives them. */
export type ValuesOf<K extends AnyKind> = FieldValues<FieldsOf<K>>;

/** An entity as reading gives it: never a missing field, never a malformed one. */
export type Entity<K extends EntityKind = EntityKind> = EntityHead & ValuesOf<K>;
