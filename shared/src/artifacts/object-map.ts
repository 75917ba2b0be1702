/**
 * One column of the object map, in both arrangements (model.md 3; rules M1–M4).
 *
 * *By kind*: core content, metadata, calls to action, nested objects. *Ranked*: attributes and nested objects in one list with the
 * card line, calls to action below. Both show one mixed order; only the grouping differs.
 */

import type { Multiplicity } from "../schema/field-kinds.ts";
import { multiplicitySign } from "../schema/multiplicity.ts";
import { grouped } from "./counted.ts";
import { compareRanks, compareText, type Direction, isNested, sideOf } from "./nesting-cell.ts";
import type { AttributeEntity, CtaEntity, RelationshipEntity } from "./planned-change.ts";

export type MapKind = "core" | "metadata" | "cta" | "nested";
export type Arrangement = "kind" | "ranked";

/** A note in a column. */
export interface MapItem {
  /** Unique in the column: an object may be nested twice by one relationship. */
  readonly id: string;
  readonly kind: MapKind;
  /** The attribute, call to action or relationship. */
  readonly entity: string;
  /** Of nested objects; "" of the others. */
  readonly direction: Direction | "";
  /** What the note reads; of nested objects the name of `object` is shown. */
  readonly text: string;
  /** The nested object, or "". */
  readonly object: string;
  readonly multiplicity: Multiplicity | null;
  /** `0..n` on a nested object. */
  readonly sign: string;
  /** Its place in the mixed order; of a call to action its place in the stack of `role`. */
  readonly key: string;
  /** The role in whose stack a call to action is ordered here, and its rank there; "" of the others. */
  readonly role: string;
  readonly rank: string;
  /** Primary of some role. */
  readonly isPrimary: boolean;
  readonly uncertain: boolean;
}

export interface MapColumn {
  readonly object: string;
  readonly arrangement: Arrangement;
  /** The lists as they are drawn, one below the other, empty ones left out. */
  readonly sections: readonly MapSection[];
  /** Attributes and nested objects in their mixed order, whatever the arrangement. */
  readonly mixed: readonly MapItem[];
  /** The item after which the card ends; "" where everything fits on it. */
  readonly cardEndsAfter: string;
}

export interface MapSection {
  readonly kind: MapKind | "ranked";
  readonly items: readonly MapItem[];
}

/** What one column is made of: everything visible that belongs to the object. */
export interface ColumnSource {
  readonly object: string;
  readonly attributes: Iterable<AttributeEntity>;
  /** `nestedOn` of the pair index, or all relationships that touch the object, by direction. */
  readonly nested: Iterable<{ readonly relationship: RelationshipEntity; readonly direction: Direction }>;
  /** In the order of the matrix: `ctasOf` of its index. */
  readonly ctas: Iterable<CtaEntity>;
  /** Roles as the matrix orders them, without archived ones. */
  readonly roles: readonly string[];
  /** How many fit on a card. */
  readonly cardLine: number;
}

export function readColumn(source: ColumnSource, arrangement: Arrangement): MapColumn {
  const mixed = mixedOrder(source);
  const ctas = [...source.ctas].map((cta) => ctaItem(cta, source.roles));
  const sections = arrangement === "ranked" ? rankedSections(mixed, ctas) : kindSections(mixed, ctas);
  const counted = sections.flatMap(({ kind, items }) => (kind === "cta" || kind === "nested" ? [] : items));
  const cardEndsAfter = counted.length > source.cardLine ? (counted[source.cardLine - 1]?.id ?? "") : "";
  return { object: source.object, arrangement, sections: sections.filter(({ items }) => items.length > 0), mixed, cardEndsAfter };
}

/** The last key of an object's mixed order, to put something after it; `null` where nothing has one. */
export function lastRank({ mixed }: Pick<MapColumn, "mixed">): string | null {
  return mixed.findLast(({ key }) => key !== "")?.key ?? null;
}

/** Attributes and nested objects by rank; blank ranks last, ties by id. */
export function mixedOrder({ attributes, nested }: Pick<ColumnSource, "attributes" | "nested">): MapItem[] {
  const items = [...attributes].map(attributeItem);
  for (const { relationship, direction } of nested) {
    if (isNested(relationship[`${direction}.nested`])) items.push(nestedItem(relationship, direction));
  }
  return items.sort((a, b) => compareRanks(a.key, b.key) || compareText(a.id, b.id));
}

/** Where an item stands among those it is moved among: "2 of 9" (By kind: attributes count together). */
export function placeOf(column: MapColumn, id: string): { readonly place: number; readonly of: number } {
  const list = countedWith(column, id);
  return { place: list.findIndex((item) => item.id === id) + 1, of: list.length };
}

/** "2 of 9". */
export const describePlace = ({ place, of }: { readonly place: number; readonly of: number }): string =>
  `${grouped(place)} of ${grouped(of)}`;

function countedWith({ sections }: MapColumn, id: string): MapItem[] {
  const own = sections.find(({ items }) => items.some((item) => item.id === id));
  const isAttribute = (kind: string) => kind === "core" || kind === "metadata";
  const counted = own && isAttribute(own.kind) ? sections.filter(({ kind }) => isAttribute(kind)) : own ? [own] : [];
  return counted.flatMap(({ items }) => items);
}

/** The figures of the legend. */
export interface MapLegend {
  readonly core: number;
  readonly metadata: number;
  readonly ctas: number;
  readonly nested: number;
}

/** @param nested `nestingHead(…).nested` */
export function mapLegend(attributes: Iterable<AttributeEntity>, ctas: number, nested: number): MapLegend {
  const kinds = [...attributes].map(kindOf);
  const metadata = kinds.filter((kind) => kind === "metadata").length;
  return { core: kinds.length - metadata, metadata, ctas, nested };
}

function kindSections(mixed: readonly MapItem[], ctas: readonly MapItem[]): MapSection[] {
  const of = (wanted: MapKind) => mixed.filter(({ kind }) => kind === wanted);
  return [
    { kind: "core", items: of("core") },
    { kind: "metadata", items: of("metadata") },
    { kind: "cta", items: ctas },
    { kind: "nested", items: of("nested") },
  ];
}

const rankedSections = (mixed: readonly MapItem[], ctas: readonly MapItem[]): MapSection[] => [
  { kind: "ranked", items: mixed },
  { kind: "cta", items: ctas },
];

const kindOf = ({ kind }: AttributeEntity): "core" | "metadata" => (kind === "metadata" ? "metadata" : "core");

const blankItem = { direction: "", object: "", multiplicity: null, sign: "", role: "", rank: "", isPrimary: false } as const;

function attributeItem(attribute: AttributeEntity): MapItem {
  const { id, name, rank, uncertain } = attribute;
  return { ...blankItem, id, kind: kindOf(attribute), entity: id, text: name, key: rank, uncertain };
}

function nestedItem(relationship: RelationshipEntity, direction: Direction): MapItem {
  const { label, multiplicity, uncertain } = sideOf(relationship, direction);
  const object = direction === "out" ? relationship.target : relationship.source;
  const key = relationship[`${direction}.rank`];
  const item = {
    ...blankItem,
    id: `${relationship.id}.${direction}`,
    kind: "nested",
    entity: relationship.id,
    direction,
    text: label,
  } as const;
  return { ...item, object, multiplicity, sign: multiplicitySign(multiplicity), key, uncertain };
}

function ctaItem(cta: CtaEntity, roles: readonly string[]): MapItem {
  const held = new Map(cta.roles.map(({ key, value }) => [key, value]));
  const role = roles.find((id) => held.has(id)) ?? "";
  const { rank = "", order = "" } = held.get(role) ?? {};
  const isPrimary = roles.some((id) => held.get(id)?.rank === "primary");
  return {
    ...blankItem,
    id: cta.id,
    kind: "cta",
    entity: cta.id,
    text: cta.verb,
    key: order,
    role,
    rank,
    isPrimary,
    uncertain: cta.uncertain,
  };
}
