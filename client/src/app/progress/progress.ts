/**
 * How far the artifacts that exist have come: one count for rail, process mark and whoever else asks, a moment after an edit.
 */
import { useSyncExternalStore } from "react";
import type { ArtifactKey } from "#shared/schema/steps.ts";
import type { ModelStore } from "../../project/model-store.ts";
import { useProject } from "../../project/project-context.tsx";
import { views } from "../../views/views.ts";
import type { Progress } from "./count-progress.ts";

type Count = (store: ModelStore, artifact: ArtifactKey) => Progress;

interface Counter {
  /** The same map until a number changes. */
  read(): ReadonlyMap<ArtifactKey, Progress>;
  subscribe(listener: () => void): () => void;
}

const nothing: Progress = { done: 0, of: 0 };
const counters = new WeakMap<ModelStore, Counter>();
/** The first count waits until the view stands; later ones until a burst of edits is over. */
const [firstAfterMs, againAfterMs] = [60, 400];

/** Renders again only when one of its two numbers changes. */
export function useProgress(artifact: ArtifactKey): Progress {
  const { read, subscribe } = counterOf(useProject().store);
  const one = () => read().get(artifact) ?? nothing;
  return useSyncExternalStore(subscribe, one, one);
}

/** Of all artifacts that exist. */
export function useAllProgress(): ReadonlyMap<ArtifactKey, Progress> {
  const { read, subscribe } = counterOf(useProject().store);
  return useSyncExternalStore(subscribe, read, read);
}

function counterOf(store: ModelStore): Counter {
  const known = counters.get(store) ?? startCounter(store);
  counters.set(store, known);
  return known;
}

/** Counts for as long as somebody listens. */
function startCounter(store: ModelStore): Counter {
  const listeners = new Set<() => void>();
  let counted: ReadonlyMap<ArtifactKey, Progress> = new Map();
  let isPlanned = false;
  let stop: (() => void) | null = null;
  let count: Count | null = null;
  const recount = async () => {
    count ??= (await import("./count-progress.ts")).countProgress;
    isPlanned = false;
    const next = listeners.size > 0 ? countAll(counted, store, count) : counted;
    if (next === counted) return;
    counted = next;
    for (const listener of listeners) listener();
  };
  const plan = (afterMs: number) => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => void recount().catch(() => undefined), afterMs);
  };
  return {
    read: () => counted,
    subscribe(listener) {
      listeners.add(listener);
      stop ??= store.observe(() => plan(againAfterMs));
      plan(firstAfterMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}

/** The map from before where nothing has changed; within it the entries from before. */
function countAll(before: ReadonlyMap<ArtifactKey, Progress>, store: ModelStore, count: Count): ReadonlyMap<ArtifactKey, Progress> {
  const now = new Map<ArtifactKey, Progress>();
  for (const { artifact } of views) {
    const [was, is] = [before.get(artifact), count(store, artifact)];
    now.set(artifact, was?.done === is.done && was.of === is.of ? was : is);
  }
  const isSame = now.size === before.size && [...now].every(([artifact, progress]) => before.get(artifact) === progress);
  return isSame ? before : now;
}
