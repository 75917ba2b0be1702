/** The CTA matrix as components read it: each cell, head and sum renders again only when it shows something else. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { CtaCell } from "#shared/artifacts/cta-cell.ts";
import { type CtaIndex, ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { type CtaIndexStore, type CtaTopic, ctaIndexOf } from "./cta-index-store.ts";
import { useProject } from "./project-context.tsx";

/** The live index: to be read in handlers. What is rendered is read by the hooks below. */
export function useCtaIndex(): CtaIndexStore {
  return ctaIndexOf(useProject().store);
}

/** One cell; the same object until it shows something else. */
export const useCtaCell = (object: string, role: string): CtaCell =>
  useCtaReading(`cell:${object}>${role}`, (index) => ctaCellOf(index, object, role));

/** Ids of the objects and of the roles that are shown, in their order; the same arrays until they change. */
export function useCtaHeads(): { readonly objects: readonly string[]; readonly roles: readonly string[] } {
  const objects = useCtaReading("heads", (index) => index.objects);
  const roles = useCtaReading("heads", (index) => index.roles);
  return { objects, roles };
}

/** Anything that one topic decides; `read` gives the same object (or an equal plain value) for the same state. */
export function useCtaReading<T>(topic: CtaTopic, read: (index: CtaIndex) => T): T {
  const { index, subscribe } = useCtaIndex();
  const latest = useRef(read);
  latest.current = read;
  const listen = useCallback((listener: () => void) => subscribe(topic, listener), [subscribe, topic]);
  const now = useCallback(() => latest.current(index), [index]);
  return useSyncExternalStore(listen, now, now);
}

/** Milliseconds after a change within which figures over the whole matrix follow. */
const followMs = 120;

/**
 * A reading over the whole matrix, which is walked at most every so often while edits rain.
 *
 * @param deps what else `read` depends on
 */
export function useCtaOverview<T>(read: (index: CtaIndex) => T, deps: readonly unknown[]): T {
  const live = useCtaIndex();
  const [version, setVersion] = useState(live.version);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setVersion(live.version());
      }, followMs);
    };
    if (live.version() !== version) follow();
    const stop = live.subscribe("any", follow);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [live, version]);
  const known = useRef<{ readonly key: string; readonly value: T } | null>(null);
  const memo = useRef<{ readonly deps: readonly unknown[]; readonly value: T } | null>(null);
  const wanted = [live, version, ...deps];
  if (!memo.current || memo.current.deps.some((each, at) => !Object.is(each, wanted[at]))) {
    const value = read(live.index);
    const key = JSON.stringify(value);
    if (known.current?.key !== key) known.current = { key, value };
    memo.current = { deps: wanted, value: known.current.value };
  }
  return memo.current.value;
}
