/** Says when the work of an offline time has arrived; short interruptions with nothing waiting pass in silence. */
import { useEffect, useRef } from "react";
import { countOf } from "../parts/counted.ts";
import { showToast } from "../parts/toast.tsx";
import { type SyncState, useSyncState } from "../project/sync-state.ts";

const worthSayingMs = 30_000;

interface OfflineTime {
  readonly since: number;
  readonly waiting: number;
}

/** What is said when everything has arrived; null when nothing is worth saying. */
export function describeReturn({ since, waiting }: OfflineTime, now: number): string | null {
  if (waiting > 0) return `Back online. ${countOf(waiting, "change")} of yours landed`;
  return now - since >= worthSayingMs ? "Back online" : null;
}

export function useBackOnline(): void {
  const sync = useSyncState();
  const away = useRef<OfflineTime | null>(null);
  useEffect(() => {
    if (sync.state === "offline") away.current = remember(away.current, sync);
    if (sync.state !== "synced" || !away.current) return;
    const says = describeReturn(away.current, Date.now());
    away.current = null;
    if (says) showToast({ tone: "other", says });
  }, [sync]);
}

const remember = (before: OfflineTime | null, { since, waiting }: SyncState): OfflineTime => ({
  since: before?.since ?? since,
  waiting: Math.max(before?.waiting ?? 0, waiting),
});
