/** What was opened last in a project, for an empty palette; kept for as long as the tab. */
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useProject } from "../../project/project-context.tsx";
import { type FoundKind, foundKinds } from "./palette-items.ts";

export interface RecentItem {
  readonly kind: FoundKind;
  readonly id: string;
}

const mostKept = 8;
const keyOf = (project: string) => `orca/recent/${project}`;

/** The last first. */
export function readRecent(project: string): RecentItem[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(project)) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function keepRecent(project: string, item: RecentItem): void {
  const others = readRecent(project).filter(({ kind, id }) => kind !== item.kind || id !== item.id);
  try {
    sessionStorage.setItem(keyOf(project), JSON.stringify([item, ...others].slice(0, mostKept)));
  } catch {
    // Without storage nothing is recent.
  }
}

/** Keeps what the address names, so that an empty palette leads back to it. */
export function useRememberShown(): void {
  const { id: project, store } = useProject();
  const { item } = useParams({ strict: false });
  useEffect(() => {
    const kind = item === undefined ? undefined : foundKinds.find((each) => store.entity(each, item) !== null);
    if (kind && item !== undefined) keepRecent(project, { kind, id: item });
  }, [project, store, item]);
}

function isRecent(value: unknown): value is RecentItem {
  const item = value as Partial<RecentItem> | null;
  return typeof item?.id === "string" && foundKinds.some((kind) => kind === item.kind);
}
