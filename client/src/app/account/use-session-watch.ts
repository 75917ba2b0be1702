/**
 * A server that refuses a socket because the session has ended looks to a browser like one that can not be reached. So it is asked,
 * by a call, for as long as the project is offline (docs/spec/interface.md I22).
 */
import { useEffect } from "react";
import { useAskWhoIAm } from "../../api/use-request.ts";
import { useSyncState } from "../../project/sync-state.ts";
import { useAccount } from "./account-context.tsx";

const askEveryMs = 10_000;

export function useSessionWatch(): void {
  const ask = useAskWhoIAm();
  const { me } = useAccount();
  const isAsking = useSyncState().state === "offline" && me !== null;
  useEffect(() => {
    if (!isAsking) return undefined;
    const timer = setInterval(ask, askEveryMs);
    return () => clearInterval(timer);
  }, [isAsking, ask]);
}
