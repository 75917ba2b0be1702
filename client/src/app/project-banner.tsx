/** What must be known before typing on: the device is not saving, the project is gone, one may only read, edits were set aside. */

import { Eye, FileDown, LogIn } from "lucide-react";
import { Suspense } from "react";
import { describeError } from "#shared/errors.ts";
import { Banner } from "../parts/banner.tsx";
import { Button } from "../parts/button.tsx";
import { countOf } from "../parts/counted.ts";
import { lazyPart } from "../parts/lazy-part.ts";
import { copyFileName, saveFile } from "../parts/save-file.ts";
import { useProject } from "../project/project-context.tsx";
import { useSetAside } from "../project/set-aside.ts";
import { type SyncState, useSyncState } from "../project/sync-state.ts";
import { useAccount } from "./account/account-context.tsx";
import { useIsSignedOut } from "./account/use-is-signed-out.ts";
import { useSaveCopy } from "./save-copy.ts";
import { problemSentence } from "./sync-words.ts";

const SetAsideBanner = lazyPart(async () => (await import("./set-aside-banner.tsx")).SetAsideBanner);

export function ProjectBanner() {
  const sync = useSyncState();
  const isSignedOut = useIsSignedOut();
  const { id, person } = useProject();
  const [setAside] = useSetAside(person, id);
  return (
    <>
      {sync.state === "not-saving" ? (
        <NotSaving sync={sync} />
      ) : sync.state === "gone" ? (
        <Gone />
      ) : isSignedOut ? (
        <SignedOut />
      ) : sync.state === "read-only" ? (
        <Banner says="You can read this project." icon={<Eye aria-hidden />}>
          Ask a facilitator if you want to change it.
        </Banner>
      ) : (
        sync.problem && <Problem sync={sync} />
      )}
      <Suspense>{setAside && <SetAsideBanner key={setAside.key} entry={setAside} />}</Suspense>
    </>
  );
}

function NotSaving({ sync }: { sync: SyncState }) {
  const lost =
    sync.waiting > 0
      ? `Your last ${countOf(sync.waiting, "change")} may exist only in this tab.`
      : "What you type now exists only in this tab.";
  return (
    <Banner tone="signal" says={describeError(sync.problem?.code ?? "device/full", sync.problem?.details)} actions={<SaveCopy primary />}>
      {lost}
    </Banner>
  );
}

function Gone() {
  return (
    <Banner says="You can read this copy." icon={<Eye aria-hidden />} actions={<SaveCopy />}>
      The project is no longer on the server, or you are no longer in it.
    </Banner>
  );
}

function SaveCopy({ primary = false }: { primary?: boolean }) {
  const saveCopy = useSaveCopy();
  return (
    <Button variant={primary ? "primary" : "standard"} icon={<FileDown />} onClick={saveCopy}>
      Save a copy to a file
    </Button>
  );
}

function SignedOut() {
  const { open } = useAccount();
  const signIn = (
    <Button variant="primary" onClick={() => open("sign-in")}>
      Sign in
    </Button>
  );
  return (
    <Banner says="You are signed out." icon={<LogIn aria-hidden />} actions={signIn}>
      What you do is kept on this device and goes out when you sign in.
    </Banner>
  );
}

/** Something about this project that the error table has a sentence for. */
function Problem({ sync }: { sync: SyncState }) {
  const project = useProject();
  const saveDamaged = async () => {
    const file = await project.saveDamaged();
    if (file) saveFile(file, copyFileName(`${project.store.project().name} damaged`));
  };
  const isDamaged = sync.problem?.code === "device/damaged";
  return (
    <Banner
      says={problemSentence(sync)}
      actions={
        isDamaged && (
          <Button icon={<FileDown />} onClick={() => void saveDamaged()}>
            Save the damaged part
          </Button>
        )
      }
    />
  );
}
