/**
 * Where the work is, in a word or two, with the details behind it. It is spoken only when a state has lasted five seconds.
 */
import { type Cloud, CloudCheck, CloudOff, Eye, FileDown, Laptop, RefreshCw, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../parts/button.tsx";
import { classNames } from "../parts/class-names.ts";
import { Popover } from "../parts/popover.tsx";
import type { SyncState } from "../project/sync-state.ts";
import { useSyncState } from "../project/sync-state.ts";
import { useSaveCopy } from "./save-copy.ts";
import { describeSync, type SyncIcon, type SyncWords } from "./sync-words.ts";

const icons: Record<SyncIcon, typeof Cloud> = {
  device: Laptop,
  synced: CloudCheck,
  turning: RefreshCw,
  offline: CloudOff,
  failing: TriangleAlert,
  reading: Eye,
};

const spokenAfterMs = 5000;

const look = (sync: SyncState) => {
  if (sync.state === "not-saving")
    return "bg-signal-subtle text-signal-ink ring-1 ring-signal-line ring-inset font-medium [&_svg]:text-signal";
  if (sync.state === "offline" && sync.waiting > 0) return "bg-fill-2 text-ink [&_svg]:text-ink";
  return "text-ink-2 hover:bg-fill [&_svg]:text-ink-3";
};

export function SyncPill() {
  const sync = useSyncState();
  const words = describeSync(sync, Date.now());
  const Icon = icons[words.icon];
  const pill = (
    <button
      type="button"
      aria-label={`${pillText(words)}, details`}
      data-sync={sync.state}
      className={classNames(
        "inline-flex h-[26px] items-center gap-1.5 rounded-full pr-[9px] pl-[7px] text-sm whitespace-nowrap transition-colors duration-80 max-phone:h-11 max-phone:px-2",
        look(sync),
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
        <SyncDetails sync={sync} words={words} />
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

function SyncDetails({ sync, words }: { sync: SyncState; words: SyncWords }) {
  const saveCopy = useSaveCopy();
  const mayTry = sync.shared && (sync.state === "offline" || sync.stalled);
  return (
    <>
      <p className="px-4 pt-0.5 pb-3 leading-[19px] text-ink-2">{words.details}</p>
      {sync.waiting > 0 && (
        <p className="flex justify-between border-t border-line px-4 py-3 text-sm font-medium text-ink-3">
          Waiting to go out <span className="tabular-nums">{sync.waiting}</span>
        </p>
      )}
      {sync.state === "offline" && (
        <p className="mx-4 border-t border-line py-3 text-sm leading-[18px] text-ink-2">
          What others do meanwhile arrives later. Both sides are kept; nothing is decided in silence.
        </p>
      )}
      <div className="flex gap-1.5 border-t border-line px-3 py-2.5">
        {mayTry && (
          <Button icon={<RefreshCw />} onClick={tryNow}>
            Try now
          </Button>
        )}
        <Button variant={mayTry ? "quiet" : "standard"} icon={<FileDown />} onClick={saveCopy}>
          Save a copy to a file
        </Button>
      </div>
    </>
  );
}

/** The connection listens for the network coming back; pressing says: look now. */
function tryNow(): void {
  window.dispatchEvent(new Event("online"));
}
