/**
 * Lines that this tab wrote and somebody else wrote over: of two who write one line at once the later one stays, and the other is told
 * what became of theirs (docs/spec/sync-state.md U9). Prose keeps the words of both and is not told here.
 *
 * Told is what was written without having seen the other's, and what was written over within two minutes: hands that were still at
 * it. Whatever is changed later is ordinary work.
 */
import * as Y from "yjs";
import { type EntityMap, isEntityKind, type ProjectDoc } from "#shared/document/layout.ts";
import { placeOfType, rootKinds } from "#shared/document/observe.ts";
import { allDefinitions, type EntityKind } from "#shared/schema/entities.ts";
import type { Author } from "./people.ts";
import type { FieldAt } from "./project-commands.ts";

/** How long one is still at what one wrote, in milliseconds. */
const freshMs = 120_000;
/** Of as many lines it is remembered who wrote them, and as many stay told. */
const most = 500;

export interface OverwrittenLine {
  readonly at: FieldAt & { readonly kind: EntityKind };
  /** What this tab had written. */
  readonly mine: string;
  readonly theirs: string;
  /** Null where nobody who was here since wrote it. */
  readonly by: Author | null;
}

export interface Overwritten {
  /** What was written over and not dealt with yet; the same array until one comes or goes. */
  list(): readonly OverwrittenLine[];
  subscribe(listener: () => void): () => void;
  /** Calls back with what one change of somebody else wrote over. */
  onMore(listener: (lines: readonly OverwrittenLine[]) => void): () => void;
  /** It was seen, or put back. */
  forget(lines: readonly OverwrittenLine[]): void;
}

interface Options {
  readonly doc: ProjectDoc;
  readonly now: () => number;
  readonly whoIs: (client: number) => Author | null;
}

interface Mine {
  readonly item: Y.Item;
  readonly at: number;
}

export function watchOverwritten({ doc, now, whoIs }: Options): Overwritten {
  const roots = rootKinds(doc);
  const listeners = new Set<() => void>();
  const told = new Set<(lines: readonly OverwrittenLine[]) => void>();
  const mine = new Map<string, Mine>();
  let lines: readonly OverwrittenLine[] = [];
  const set = (next: readonly OverwrittenLine[]) => {
    if (next.length === lines.length && next.every((line, at) => line === lines[at])) return;
    lines = next.slice(-most);
    for (const listener of [...listeners]) listener();
  };
  const note = (field: LineItem) => {
    const key = keyOf(field.at);
    mine.delete(key);
    if (!isPencilled(field)) mine.set(key, { item: field.item, at: now() });
    const [oldest = ""] = mine.keys();
    if (mine.size > most) mine.delete(oldest);
    set(lines.filter(({ at }) => keyOf(at) !== key));
  };
  const lost = ({ at, item }: LineItem): OverwrittenLine[] => {
    const own = mine.get(keyOf(at));
    if (!own?.item.deleted || item.deleted) return [];
    mine.delete(keyOf(at));
    const hadSeen = item.origin !== null && Y.compareIDs(item.origin, own.item.lastId);
    const [was, is] = [wordsOf(own.item), wordsOf(item)];
    if (was === "" || was === is || (hadSeen && now() - own.at > freshMs)) return [];
    return [{ at, mine: was, theirs: is, by: whoIs(item.id.client) }];
  };
  const look = (transaction: Y.Transaction) => {
    const fields = linesIn(roots, transaction);
    if (transaction.local) return fields.forEach(note);
    const more = fields.flatMap(lost);
    if (more.length === 0) return;
    set([...lines, ...more]);
    for (const listener of [...told]) listener(more);
  };
  doc.on("afterTransaction", look);
  return {
    list: () => lines,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMore: (listener) => {
      told.add(listener);
      return () => told.delete(listener);
    },
    forget: (gone) => set(lines.filter((line) => !gone.includes(line))),
  };
}

interface LineItem {
  readonly at: OverwrittenLine["at"];
  readonly item: Y.Item;
  readonly map: EntityMap;
}

const keyOf = ({ id, field }: FieldAt): string => `${id}.${field}`;

/** The entities that a transaction wrote into, new ones among them, each with the keys that it wrote. */
function* entitiesIn(
  roots: ReturnType<typeof rootKinds>,
  { changed }: Y.Transaction,
): Generator<[EntityKind, string, EntityMap, Iterable<string>]> {
  for (const [type, keys] of changed) {
    const place = placeOfType(roots, type);
    if (!place || !isEntityKind(place.kind) || place.field !== null || !(type instanceof Y.Map)) continue;
    if (place.id !== null) yield [place.kind, place.id, type, definedKeys(keys)];
    else
      for (const id of definedKeys(keys)) {
        const made: unknown = type.get(id);
        if (made instanceof Y.Map) yield [place.kind, id, made, made.keys()];
      }
  }
}

function linesIn(roots: ReturnType<typeof rootKinds>, transaction: Y.Transaction): LineItem[] {
  const found: LineItem[] = [];
  for (const [kind, id, map, keys] of entitiesIn(roots, transaction)) {
    for (const field of keys) {
      const item = map._map.get(field);
      if (item && allDefinitions[kind].fields[field]?.type === "line") found.push({ at: { kind, id, field }, item, map });
    }
  }
  return found;
}

const definedKeys = (keys: Iterable<string | null>): string[] => [...keys].filter((key) => key !== null);

/** A label that was proposed for the other end: nobody said it. */
function isPencilled({ at: { field }, map }: LineItem): boolean {
  if (field !== "label" && field !== "inverseLabel") return false;
  const nested = map.get(field === "label" ? "out.nested" : "in.nested");
  return nested === undefined || nested === "undecided";
}

function wordsOf({ content, length }: Y.Item): string {
  const value: unknown = content.getContent()[length - 1];
  return typeof value === "string" ? value : "";
}
