/** What must be known before typing on: the device is not saving, the project is gone, or one may only read. */
import { Eye, FileDown, LogIn } from "lucide-react";
import { describeError } from "#shared/errors.ts";
import { Banner } from "../parts/banner.tsx";
import { Button } from "../parts/button.tsx";
import { countOf } from "../parts/counted.ts";
import { useProject } from "../project/project-context.tsx";
import { useSyncState } from "../project/sync-state.ts";
import { useAccount } from "./account/account-context.tsx";
import { useSaveCopy } from "./save-copy.ts";
import { problemSentence } from "./sync-words.ts";

export function ProjectBanner() {
  const sync = useSyncState();
  const project = useProject();
  const { me, open } = useAccount();
  const saveCopy = useSaveCopy();
  if (sync.state === "not-saving") {
    return (
      <Banner
        tone="signal"
        says={describeError(sync.problem?.code ?? "device/full", sync.problem?.details)}
        actions={
          <Button variant="primary" icon={<FileDown />} onClick={saveCopy}>
            Save a copy to a file
          </Button>
        }
      >
        {sync.waiting > 0
          ? `Your last ${countOf(sync.waiting, "change")} may exist only in this tab.`
          : "What you type now exists only in this tab."}
      </Banner>
    );
  }
  if (sync.state === "gone") {
    return (
      <Banner
        says="You can read this copy."
        icon={<Eye aria-hidden />}
        actions={
          <Button icon={<FileDown />} onClick={saveCopy}>
            Save a copy to a file
          </Button>
        }
      >
        The project is no longer on the server, or you are no longer in it.
      </Banner>
    );
  }
  if (me === null && project.person !== "device") {
    return (
      <Banner
        says="You are signed out."
        icon={<LogIn aria-hidden />}
        actions={
          <Button variant="primary" onClick={() => open("sign-in")}>
            Sign in
          </Button>
        }
      >
        What you do is kept on this device and goes out when you sign in.
      </Banner>
    );
  }
  if (sync.state === "read-only") {
    return (
      <Banner says="You can read this project." icon={<Eye aria-hidden />}>
        Ask a facilitator if you want to change it.
      </Banner>
    );
  }
  if (sync.problem) return <Banner says={problemSentence(sync)} />;
  return null;
}
