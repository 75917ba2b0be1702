/**
 * What can be done with the objects that are asked for: relate them, which opens their cell, and merge them. Rule I30,
 * docs/spec/interface.md.
 */
import { GitMerge, Spline } from "lucide-react";
import { plainWords } from "#shared/schema/names.ts";
import type { PaletteOption } from "../../parts/palette-layer.tsx";
import { pickItem } from "../../parts/pick-item.ts";
import { homeOf } from "../../views/views.ts";
import { askMerge, mergeObject, nameIn } from "../merge-object.ts";
import { findIn } from "./find.ts";
import { readPaletteItems } from "./palette-items.ts";
import type { PaletteWorld } from "./palette-world.ts";
import type { PaletteQuery } from "./read-query.ts";

const verbs = ["relate", "merge"] as const;
type Verb = (typeof verbs)[number];
const between = new Set(["to", "into", "and", "with"]);

export interface ObjectsAsked {
  readonly verbs: readonly Verb[];
  /** One, or two in the order they were said. */
  readonly objects: readonly string[];
}

/** Which objects the words name, and what is to be done with them; said alone, a verb is about the object that is open. Pure. */
export function readObjectsAsked(text: string, find: (words: string) => readonly string[], here: string | null): ObjectsAsked {
  const [first = "", ...rest] = plainWords(text);
  const said = first.length < 3 ? undefined : verbs.find((verb) => verb.startsWith(first));
  const words = said ? rest.filter((word) => !between.has(word)) : plainWords(text);
  if (words.length === 0) return { verbs: said ? [said] : [], objects: said && here !== null ? [here] : [] };
  const whole = find(words.join(" "));
  const named = (from: number, to: number) => find(words.slice(from, to).join(" "))[0];
  // Two names, wherever the first one ends.
  for (let at = words.length - 1; at > 0; at--) {
    const [one, other] = [named(0, at), named(at, words.length)];
    if (one && other && one !== other && !whole[0]) return { verbs: said ? [said] : verbs, objects: [one, other] };
  }
  return { verbs: said ? [said] : verbs, objects: whole.slice(0, 1) };
}

export interface ObjectLines {
  /** A verb was said: then this is what is meant, before whatever else is found. */
  readonly isSaid: boolean;
  readonly options: readonly PaletteOption[];
}

export function objectLines({ text, scope, make }: PaletteQuery, world: PaletteWorld): ObjectLines {
  const { store } = world.open;
  if (scope !== "all" || make || !world.write.may() || store.ids("object").length < 2) return { isSaid: false, options: [] };
  const all = readPaletteItems(store).filter(({ entry }) => entry.kind === "object");
  // A name, not a word of it: every word that is typed begins one of the name's.
  const find = (words: string) =>
    findIn(all, words, 2).flatMap(({ itemId, title, also }) => (isAllIn(words, `${title} ${also ?? ""}`) ? [itemId] : []));
  const asked = readObjectsAsked(text, find, world.object);
  const [one, other] = asked.objects;
  const options = one === undefined ? [] : asked.verbs.map((verb) => lines[verb](world, one, other));
  return { isSaid: asked.verbs.length === 1 && options.length > 0, options };
}

function isAllIn(asked: string, title: string): boolean {
  const words = plainWords(title);
  return plainWords(asked).every((word) => words.some((each) => each.startsWith(word)));
}

const lines: Readonly<Record<Verb, (world: PaletteWorld, one: string, other?: string) => PaletteOption>> = {
  relate(world, one, other) {
    const open = (to: string) => world.places.enter(homeOf("relationship")?.path ?? "", `${one}>${to}`);
    const name = nameIn(world.open, one);
    return {
      id: "do:relate",
      icon: <Spline aria-hidden />,
      title: <Line before="Relate" one={name} between="to" other={other && nameIn(world.open, other)} />,
      run: () => (other ? open(other) : pickItem({ label: `Relate ${name} to`, kind: "object", except: [], onPick: open })),
    };
  },
  merge: ({ open, places, view, item }, one, other) => ({
    id: "do:merge",
    icon: <GitMerge aria-hidden />,
    title: <Line before="Merge" one={nameIn(open, one)} between="into" other={other && nameIn(open, other)} />,
    run: () => {
      const follow = (into: string) => item === one && view && places.go(view.path, into);
      if (!other) return askMerge(open, one, follow);
      mergeObject(open, one, other);
      follow(other);
    },
  }),
};

const Line = ({ before, one, between: word, other }: { before: string; one: string; between: string; other: string | undefined }) => (
  <>
    {before} <b>{one}</b> {word}
    {other ? (
      <>
        {" "}
        <b>{other}</b>
      </>
    ) : (
      "…"
    )}
  </>
);
