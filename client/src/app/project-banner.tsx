/** What must be known before typing on: the device is not saving, the project is gone, one may only read, edits were set aside. */
import { Suspense } from "react";
import { lazyPart } from "../parts/lazy-part.ts";
import { useProject } from "../project/project-context.tsx";
import { useSetAside } from "../project/set-aside.ts";
import { useSyncState } from "../project/sync-state.ts";
import { useIsSignedOut } from "./account/use-is-signed-out.ts";

const Banners = lazyPart(async () => (await import("./banners.tsx")).Banners);

/** Mostly there is nothing to say, so the words are not part of the first load. */
export function ProjectBanner() {
  const sync = useSyncState();
  const isSignedOut = useIsSignedOut();
  const { id, person } = useProject();
  const [setAside] = useSetAside(person, id);
  const isSaid = ["not-saving", "gone", "read-only"].includes(sync.state) || isSignedOut || sync.problem !== null || setAside !== undefined;
  return <Suspense>{isSaid && <Banners sync={sync} isSignedOut={isSignedOut} setAside={setAside} />}</Suspense>;
}
