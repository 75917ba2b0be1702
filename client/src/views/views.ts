/**
 * The artifacts of a project: one entry each. Router, rail, bottom bar, palette and keys follow.
 *
 * A view is given the item that the address names, says which one it shows now, and fills the sheet it stands in. What it tells
 * others as its place (`useShowPlace({ view: path, kind, id })`) is what its address takes as `item`: whoever follows goes there.
 * What can be done in it it tells by `useCommands` (parts/commands.ts).
 */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { EntityKind } from "#shared/schema/entities.ts";
import { type ArtifactKey, artifacts, rounds } from "#shared/schema/steps.ts";
import type { MarkKind } from "../parts/kind-mark.tsx";
import { untilThere } from "../parts/until-there.ts";

export interface ViewProps {
  /** Id of the item in the address, or null. */
  item: string | null;
  /** Puts an item into the address; `replace` leaves no step in the browser's history. */
  onShow: (item: string | null, how?: "push" | "replace") => void;
}

export interface ProjectView {
  /** Its word in the address. */
  path: string;
  /** What it is in the process: its name, its round, what the rail counts for it (app/progress). */
  artifact: ArtifactKey;
  label: string;
  /** The label where there is little room. */
  short: string;
  /** What its list is called, for the way back on a phone. */
  list: string;
  round: 1 | 2 | 3 | 4;
  mark: MarkKind;
  /** After G. */
  letter: string;
  /** What the count in the rail counts: "9 of 12 defined". */
  doneWord: string;
  /** Kinds of items whose id the address may name, those that are at home here first. */
  shows: readonly EntityKind[];
  /** Fetches its code; asked for as soon as the address is known, while the project opens. */
  load: () => Promise<{ default: ComponentType<ViewProps> }>;
  Component: LazyExoticComponent<ComponentType<ViewProps>>;
}

const marks = { o: "object", r: "rel", c: "cta", a: "core" } as const;

function view(
  key: ArtifactKey,
  given: Pick<ProjectView, "path" | "short" | "list" | "letter" | "doneWord" | "shows" | "load">,
): ProjectView {
  const artifact = artifacts.find((each) => each.key === key) ?? artifacts[0];
  const round = (rounds.findIndex((each) => each.key === artifact.round) + 1) as ProjectView["round"];
  return {
    ...given,
    artifact: key,
    label: artifact.label,
    round,
    mark: marks[artifact.letter],
    Component: lazy(() => untilThere(given.load)),
  };
}

/** In the order they are worked through. */
export const views: readonly ProjectView[] = [
  view("nested-object-matrix", {
    path: "nested-objects",
    short: "Matrix",
    list: "Objects",
    letter: "r",
    doneWord: "answered",
    shows: ["relationship", "object"],
    load: async () => ({ default: (await import("./nested-object-matrix/nested-object-matrix.tsx")).NestedObjectMatrix }),
  }),
  view("cta-matrix", {
    path: "cta-matrix",
    short: "CTAs",
    list: "Objects",
    letter: "c",
    doneWord: "answered",
    shows: ["cta", "criterion", "role", "object"],
    load: async () => ({ default: (await import("./cta-matrix/cta-matrix.tsx")).CtaMatrix }),
  }),
  view("object-map", {
    path: "object-map",
    short: "Map",
    list: "Map",
    letter: "a",
    doneWord: "with attributes",
    shows: ["attribute", "cta", "object", "relationship"],
    load: async () => ({ default: (await import("./object-map/object-map.tsx")).ObjectMap }),
  }),
  view("object-guide", {
    path: "guide",
    short: "Guide",
    list: "Objects",
    letter: "o",
    doneWord: "defined",
    shows: ["object"],
    load: async () => ({ default: (await import("./object-guide/object-guide.tsx")).ObjectGuide }),
  }),
];

/** Where a project begins. */
export const startPath = "guide";

/** The view where items of a kind are at home; null while no view shows them. */
export function homeOf(kind: EntityKind): ProjectView | null {
  const able = views.filter((each) => each.shows.includes(kind));
  return able.sort((a, b) => a.shows.indexOf(kind) - b.shows.indexOf(kind))[0] ?? null;
}
