/** The words of `project-banner.tsx`, fetched when there are any. */

import { Eye, FileDown, LogIn } from "lucide-react";
import { describeError } from "#shared/errors.ts";
import { Banner } from "../parts/banner.tsx";
import { Button } from "../parts/button.tsx";
import { countOf } from "../parts/counted.ts";
import { copyFileName, saveFile } from "../parts/save-file.ts";
import { useProject } from "../project/project-context.tsx";
import type { SetAside } from "../project/set-aside.ts";
import type { SyncState } from "../project/sync-state.ts";
import { useAccount } from "./account/account-context.tsx";
import { useSaveCopy } from "./save-copy.ts";
import { SetAsideBanner } from "./set-aside-banner.tsx";
import { problemSentence } from "./sync-words.ts";

export interface BannersProps {
  sync: SyncState;
  isSignedOut: boolean;
  setAside: SetAside | undefined;
}

export function Banners({ sync, isSignedOut, setAside }: BannersProps) {
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
      {setAside && <SetAsideBanner key={setAside.key} entry={setAside} />}
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
