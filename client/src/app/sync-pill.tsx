/**
 * Where the work is, in a word or two, with the details behind it. It is spoken only when a state has lasted five seconds.
 */

import { type Cloud, CloudCheck, CloudOff, Eye, Laptop, RefreshCw, TriangleAlert } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { classNames } from "../parts/class-names.ts";
import { lazyPart } from "../parts/lazy-part.ts";
import { Popover } from "../parts/popover.tsx";
import type { SyncState } from "../project/sync-state.ts";
import { useSyncState } from "../project/sync-state.ts";
import { useIsSignedOut } from "./account/use-is-signed-out.ts";
import { describeSync, type SyncIcon, type SyncWords } from "./sync-words.ts";

const SyncDetails = lazyPart(async () => (await import("./sync-details.tsx")).SyncDetails);

const icons: Record<SyncIcon, typeof Cloud> = {
  device: Laptop,
  synced: CloudCheck,
  turning: RefreshCw,
  offline: CloudOff,
  failing: TriangleAlert,
  reading: Eye,
};

const spokenAfterMs = 5000;

const look = (sync: SyncState, icon: SyncIcon) => {
  if (sync.state === "not-saving")
    return "bg-signal-subtle text-signal-ink ring-1 ring-signal-line ring-inset font-medium [&_svg]:text-signal";
  if (icon === "offline" && sync.waiting > 0) return "bg-fill-2 text-ink [&_svg]:text-ink";
  return "text-ink-2 hover:bg-fill [&_svg]:text-ink-3";
};

export function SyncPill() {
  const sync = useSyncState();
  const isSignedOut = useIsSignedOut();
  const words = describeSync(sync, Date.now(), isSignedOut);
  const Icon = icons[words.icon];
  const pill = (
    <button
      type="button"
      aria-label={`${pillText(words)}, details`}
      data-sync={sync.state}
      className={classNames(
        "inline-flex h-[26px] items-center gap-1.5 rounded-full pr-[9px] pl-[7px] text-sm whitespace-nowrap transition-colors duration-80 max-phone:h-11 max-phone:px-2",
        look(sync, words.icon),
      )}
    >
      <Icon className="size-[15px] max-phone:size-[18px]" aria-hidden />
      <span className={sync.state === "not-saving" ? "" : "max-phone:sr-only"}>
        {words.pill.before}
        {words.pill.strong && <b>{words.pill.strong}</b>}
        {words.pill.after}
      </span>
    </button>
  );
  return (
    <>
      <Popover trigger={pill} title={words.title} className="w-[348px]">
        <Suspense>
          <SyncDetails sync={sync} words={words} />
        </Suspense>
      </Popover>
      <SpokenState says={pillText(words)} />
    </>
  );
}

const pillText = ({ pill }: SyncWords) => `${pill.before}${pill.strong}${pill.after}`;

/** Tells readers about a state that lasts, and stays silent about those that pass. */
function SpokenState({ says }: { says: string }) {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(says), spokenAfterMs);
    return () => clearTimeout(timer);
  }, [says]);
  return (
    <span role="status" aria-live="polite" className="sr-only">
      {spoken}
    </span>
  );
}
