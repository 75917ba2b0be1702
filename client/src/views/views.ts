/**
 * The artifacts of a project: one line each. Router, rail and bottom bar follow.
 *
 * A view is given the item that the address names, and says which one it shows now; it fills the sheet it stands in.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Entity } from "#shared/schema/entities.ts";
import type { MarkKind } from "../parts/kind-mark.tsx";

export interface ViewProps {
  /** Id of the item in the address, or null. */
  item: string | null;
  /** Puts an item into the address; `replace` leaves no step in the browser's history. */
  onShow: (item: string | null, how?: "push" | "replace") => void;
}

export interface ProjectView {
  /** Its word in the address. */
  path: string;
  label: string;
  /** The label where there is little room. */
  short: string;
  /** What its list is called, for the way back on a phone. */
  list: string;
  round: 1 | 2 | 3 | 4;
  mark: MarkKind;
  /** What the rail's ring counts: how many of a kind have got what this view asks for. */
  progress: { kind: "object"; isDone: (object: Entity<"object">) => boolean; doneWord: string };
  /** Fetches its code; asked for as soon as the address is known, while the project opens. */
  load: () => Promise<{ default: ComponentType<ViewProps> }>;
  Component: LazyExoticComponent<ComponentType<ViewProps>>;
}

export const roundNames = { 1: "Discovery", 2: "Requirements", 3: "Prioritization", 4: "Representation" } as const;

const loaded = (load: ProjectView["load"]) => ({ load, Component: lazy(load) });

export const views: readonly [ProjectView, ...ProjectView[]] = [
  {
    path: "guide",
    label: "Object guide",
    short: "Guide",
    list: "Objects",
    round: 2,
    mark: "object",
    progress: { kind: "object", isDone: (object) => object.definition.trim() !== "", doneWord: "defined" },
    ...loaded(async () => ({ default: (await import("./object-guide/object-guide.tsx")).ObjectGuide })),
  },
];
