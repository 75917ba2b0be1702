/**
 * Where the structs of an update would stand in a document: under which root, entity and key. Nothing is applied for it.
 *
 * Yjs writes the parent of an item only where it has no neighbour; otherwise the neighbour's is meant, which may be in the
 * document or in the same update.
 */
import * as Y from "yjs";

export type Struct = Y.Item | Y.GC | Y.Skip;
type YType = Y.AbstractType<unknown>;

/** A type that holds other things, by the way to it. */
export interface Holder {
  /** Name of the root map. */
  readonly root: string;
  /** Keys from the root down: none for the root itself. */
  readonly path: readonly string[];
  /** It, where the document has it already. */
  readonly type: YType | null;
  readonly isText: boolean;
}

/** `key` is null for what stands in a row instead of under a key. */
export interface Place {
  readonly holder: Holder;
  readonly key: string | null;
}

export class StructPlaces {
  #main: Y.Doc;
  /** What one update may cost in walking along rows: far beyond what people put between two neighbours. */
  #stepsLeft = 1_000_000;
  #byClient = new Map<number, Struct[]>();
  #places = new Map<Struct, Place | null>();
  #holders = new Map<Struct, Holder | null>();
  #roots = new Map<string, Holder>();

  constructor(main: Y.Doc, structs: readonly Struct[]) {
    this.#main = main;
    for (const struct of structs) {
      const list = this.#byClient.get(struct.id.client);
      if (list) list.push(struct);
      else this.#byClient.set(struct.id.client, [struct]);
    }
  }

  /** null for what Yjs will throw away at once, since what it belongs to is gone. */
  placeOf(struct: Y.Item): Place | null {
    const chain: Y.Item[] = [];
    let at: Struct | null = struct;
    let place: Place | null | undefined;
    while (at instanceof Y.Item && place === undefined) {
      place = this.#places.get(at) ?? this.#ownPlace(at);
      if (place !== undefined) break;
      chain.push(at);
      at = this.#neighbourOf(at);
    }
    for (const each of [...chain, struct]) this.#places.set(each, place ?? null);
    return place ?? null;
  }

  /**
   * Whether what an item names as left and right of it stands in one row, in this order. No editor makes it otherwise, and documents
   * with such items read differently after each loading.
   */
  hasSoundNeighbours({ origin, rightOrigin }: Y.Item): boolean {
    if (!origin || !rightOrigin) return true;
    const [left, right] = [this.#find(origin), this.#find(rightOrigin)];
    if (!(left instanceof Y.Item) || !(right instanceof Y.Item)) return true;
    if (left === right) return origin.clock < rightOrigin.clock;
    const [a, b] = [this.placeOf(left), this.placeOf(right)];
    if (a?.key !== b?.key || a?.holder !== b?.holder) return false;
    return left.parent instanceof Y.AbstractType && right.parent instanceof Y.AbstractType ? this.#isBefore(left, right) : true;
  }

  #isBefore(left: Y.Item, right: Y.Item): boolean {
    for (let at = left.right; at && this.#stepsLeft > 0; at = at.right) {
      if (at === right) return true;
      this.#stepsLeft--;
    }
    return false;
  }

  /** Where an item says itself that it stands; undefined where its neighbour's place is meant. */
  #ownPlace(item: Y.Item): Place | null | undefined {
    const { parent, parentSub } = item;
    if (parent === null) return undefined;
    const holder = this.#holderOf(parent);
    return holder && { holder, key: parentSub };
  }

  #neighbourOf(item: Y.Item): Struct | null {
    const id = item.origin ?? item.rightOrigin;
    return id && this.#find(id);
  }

  #holderOf(parent: Y.Item["parent"] | string): Holder | null {
    if (typeof parent === "string") return this.#root(parent);
    if (parent instanceof Y.ID) return this.#held(this.#find(parent));
    if (!(parent instanceof Y.AbstractType)) return null;
    return parent._item ? this.#held(parent._item) : this.#root(Y.findRootTypeKey(parent));
  }

  #root(name: string): Holder {
    const known = this.#roots.get(name);
    if (known) return known;
    const type = (this.#main.share.get(name) as YType | undefined) ?? null;
    const root = { root: name, path: [], type, isText: type instanceof Y.Text };
    this.#roots.set(name, root);
    return root;
  }

  /** The type that an item holds: one `Holder` for each, however it was found. */
  #held(item: Struct | null): Holder | null {
    if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return null;
    const known = this.#holders.get(item);
    if (known !== undefined) return known;
    const type = item.content.type as YType;
    const place = this.placeOf(item);
    const isThere = type.doc === this.#main;
    const holder = place && {
      root: place.holder.root,
      path: [...place.holder.path, place.key ?? ""],
      type: isThere ? type : null,
      isText: type instanceof Y.Text,
    };
    this.#holders.set(item, holder);
    return holder;
  }

  #find(id: Y.ID): Struct | null {
    if (id.clock < Y.getState(this.#main.store, id.client)) return Y.getItem(this.#main.store, id);
    const structs = this.#byClient.get(id.client) ?? [];
    let [low, high] = [0, structs.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (!struct) return null;
      if (struct.id.clock > id.clock) high = middle - 1;
      else if (struct.id.clock + struct.length <= id.clock) low = middle + 1;
      else return struct;
    }
    return null;
  }
}
