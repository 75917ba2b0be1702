/**
 * Whether what an update would change still looks like a project: every field of the sort its kind asks for, entities marked
 * instead of taken out, no more of them than a project may have. Looks only at what the update touches, and before anything is
 * applied. Rules A10 and A13, docs/spec/admission.md.
 */
import * as Y from "yjs";
import { projectEntityId } from "#shared/document/layout.ts";
import { checkHeld, isSaneForeign, isSaneKey, textBound } from "#shared/document/shape.ts";
import type { ErrorDetails } from "#shared/errors.ts";
import { type AnyKind, allDefinitions } from "#shared/schema/entities.ts";
import type { Limits } from "../settings.ts";
import { type Holder, type Place, type Struct, StructPlaces } from "./struct-places.ts";

export interface StructProblem {
  readonly code: "edit/malformed" | "edit/too-large";
  readonly details: ErrorDetails;
}

const takenOut = "was taken out instead of marked as deleted";

const kindOfRoot: ReadonlyMap<string, AnyKind> = new Map(
  (Object.keys(allDefinitions) as AnyKind[]).map((kind) => [allDefinitions[kind].root, kind]),
);

const boundOfKind: Partial<Record<AnyKind, "objects" | "relationships" | "ctas" | "attributes">> = {
  object: "objects",
  relationship: "relationships",
  cta: "ctas",
  attribute: "attributes",
};

/** @throws what Yjs throws for bytes that are no update @returns the first thing that is wrong, or null */
export function checkStructs(main: Y.Doc, update: Uint8Array, limits: Limits): StructProblem | null {
  const { structs, ds } = Y.decodeUpdate(update);
  return new Check(main, structs as Struct[], limits).run(ds);
}

type Deletions = ReturnType<typeof Y.decodeUpdate>["ds"];

class Refused extends Error {
  readonly problem: StructProblem;
  constructor(path: string, why: string) {
    super(why);
    this.problem = { code: "edit/malformed", details: { path: path.slice(0, 200), why } };
  }
}

class Check {
  #main: Y.Doc;
  #structs: readonly Struct[];
  #limits: Limits;
  #places: StructPlaces;
  /** Characters that each text gains. */
  #gains = new Map<Holder, number>();
  /** Entities that are new, by root, and the items that hold them. */
  #made = new Map<string, Set<string>>();
  #makers: Y.ID[] = [];

  constructor(main: Y.Doc, structs: readonly Struct[], limits: Limits) {
    this.#main = main;
    this.#structs = structs;
    this.#limits = limits;
    this.#places = new StructPlaces(main, structs);
  }

  run(deletions: Deletions): StructProblem | null {
    try {
      for (const struct of this.#structs) if (struct instanceof Y.Item && this.#isNew(struct)) this.#item(struct);
      for (const [holder, gain] of this.#gains) this.#text(holder, gain);
      for (const [client, ranges] of deletions.clients) for (const range of ranges) this.#deletion(client, range.clock, range.len);
      if (this.#makers.some((maker) => Y.isDeleted(deletions, maker))) throw new Refused("an entity", takenOut);
    } catch (error) {
      if (error instanceof Refused) return error.problem;
      throw error;
    }
    return this.#countProblem();
  }

  #isNew = ({ id, length }: Y.Item): boolean => id.clock + length > Y.getState(this.#main.store, id.client);

  #item(item: Y.Item): void {
    const place = this.#places.placeOf(item);
    if (!place) return;
    if (!this.#places.hasSoundNeighbours(item))
      throw new Refused(pathOf(place.holder, place.key), "has neighbours that do not belong together");
    const kind = kindOfRoot.get(place.holder.root);
    if (!kind) foreign(place, item);
    else if (place.holder.isText) this.#inText(place, item);
    else this.#underKey(kind, place, item);
  }

  #inText({ holder, key }: Place, { content, length }: Y.Item): void {
    if (key !== null) throw new Refused(pathOf(holder), "has a text with attributes");
    if (content instanceof Y.ContentDeleted) return;
    if (!(content instanceof Y.ContentString)) throw new Refused(pathOf(holder), "has a text with something else in it");
    this.#gains.set(holder, (this.#gains.get(holder) ?? 0) + length);
  }

  #underKey(kind: AnyKind, { holder, key }: Place, { content, id }: Y.Item): void {
    if (key === null) throw new Refused(pathOf(holder), "holds a list");
    const isEntity = holder.path.length === 0 && allDefinitions[kind].held === "map";
    // What is deleted still takes the place of what stood under its key.
    if (content instanceof Y.ContentDeleted && !isEntity) return;
    if (!(content instanceof Y.ContentAny) && !(content instanceof Y.ContentType))
      throw new Refused(pathOf(holder, key), "holds a text in a row");
    const value: unknown = content.getContent().at(-1);
    if (isEntity) this.#entity(holder, key, value, id);
    else checkField(kind, holder, key, value);
  }

  #entity(holder: Holder, id: string, value: unknown, maker: Y.ID): void {
    const made = this.#made.get(holder.root) ?? new Set();
    const problem =
      holder.type?._map.has(id) || made.has(id) ? "was put in the place of another" : value instanceof Y.Map ? null : "is no entity";
    if (problem) throw new Refused(pathOf(holder, id), problem);
    this.#made.set(holder.root, made.add(id));
    this.#makers.push(maker);
  }

  #text(holder: Holder, gain: number): void {
    const { root, path, type } = holder;
    const kind = kindOfRoot.get(root);
    const max = kind ? textBound(kind, path.at(-1) ?? "") : 0;
    if ((type instanceof Y.Text ? type.length : 0) + gain > max) throw new Refused(pathOf(holder), `is longer than ${max} characters`);
  }

  /** Entities are marked, never taken out. */
  #deletion(client: number, clock: number, length: number): void {
    const structs = this.#main.store.clients.get(client);
    if (!structs || clock >= Y.getState(this.#main.store, client)) return;
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const struct = structs[index];
      if (!struct || struct.id.clock >= clock + length) return;
      if (struct.deleted || !(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue;
      const holder = struct.parent as Y.AbstractType<unknown>;
      const kind = holder._item ? undefined : kindOfRoot.get(Y.findRootTypeKey(holder));
      if (kind && allDefinitions[kind].held === "map") {
        throw new Refused(`${allDefinitions[kind].root}/${struct.parentSub}`, takenOut);
      }
    }
  }

  #countProblem(): StructProblem | null {
    for (const [root, made] of this.#made) {
      const kind = kindOfRoot.get(root);
      const max = this.#limits[(kind && boundOfKind[kind]) ?? "entities"];
      const there = this.#main.share.get(root)?._map.size ?? 0;
      if (there + made.size > max) return { code: "edit/too-large", details: { max: `${max} ${root}` } };
    }
    return null;
  }
}

function checkField(kind: AnyKind, holder: Holder, key: string, value: unknown): void {
  const isEntityItself = allDefinitions[kind].held === "map" ? 1 : 0;
  if (holder.path.length > isEntityItself) throw new Refused(pathOf(holder, key), "holds something nested");
  const id = kind === "project" ? projectEntityId : (holder.path[0] ?? null);
  // A shared type is still empty here; asking it anything makes Yjs complain. What goes into it is looked at by itself.
  if (value instanceof Y.AbstractType) {
    if (value instanceof Y.Text && id !== null && isSaneKey(key) && textBound(kind, key) > 0) return;
    throw new Refused(pathOf(holder, key), "holds something nested");
  }
  const problem = checkHeld(kind, id, key, value);
  if (problem) throw new Refused(problem.path, problem.why);
}

/** Roots of newer versions: maps of plain values and texts. */
function foreign({ holder, key }: Place, { content }: Y.Item): void {
  if (holder.path.length > 2) throw new Refused(pathOf(holder), "holds something nested");
  if (content instanceof Y.ContentAny && !content.getContent().every(isSaneForeign)) {
    throw new Refused(pathOf(holder, key), "is too large, too deep or not plain");
  }
}

const pathOf = ({ root, path }: Holder, key: string | null = null): string => [root, ...path, ...(key === null ? [] : [key])].join("/");
