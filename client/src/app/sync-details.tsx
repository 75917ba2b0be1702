/** Behind the sync pill: what its words mean for the work, and what can be done. */
import { FileDown, RefreshCw } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { useProject } from "../project/project-context.tsx";
import type { SyncState } from "../project/sync-state.ts";
import { useSaveCopy } from "./save-copy.ts";
import { describeWaiting, type SyncWords } from "./sync-words.ts";

export function SyncDetails({ sync, words }: { sync: SyncState; words: SyncWords }) {
  const saveCopy = useSaveCopy();
  const titles = useProject().waitingTitles();
  const isOffline = words.icon === "offline";
  const mayTry = sync.shared && (isOffline || sync.stalled);
  return (
    <>
      <p className="px-4 pt-0.5 pb-3 leading-[19px] text-ink-2">{words.details}</p>
      {sync.waiting > 0 && (
        <div className="border-t border-line px-4 py-3 text-sm">
          <p className="flex justify-between font-medium text-ink-3">
            Waiting to go out <span className="tabular-nums">{sync.waiting}</span>
          </p>
          {titles.length > 0 && <p className="mt-1 leading-[18px] text-ink-2 [overflow-wrap:anywhere]">{describeWaiting(titles)}</p>}
        </div>
      )}
      {isOffline && (
        <p className="mx-4 border-t border-line py-3 text-sm leading-[18px] text-ink-2">
          What others do meanwhile arrives later. Both sides are kept; nothing is decided in silence.
        </p>
      )}
      {!isSecureContext && (
        <p className="mx-4 border-t border-line py-3 text-sm leading-[18px] text-ink-2">
          This page came without TLS, so browsers do not keep the app: it opens only while the server can be reached. What you write is kept
          here.
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
