/**
 * Signing out takes everything of this person off the device, so it says first what the server does not have yet.
 */
import { useState } from "react";
import type { Me } from "#shared/api/auth.ts";
import { OrcaError } from "#shared/errors.ts";
import { useLogout } from "../../api/use-request.ts";
import { Button } from "../../parts/button.tsx";
import { countOf } from "../../parts/counted.ts";
import { Confirm } from "../../parts/dialog.tsx";
import { copyFileName, saveFile } from "../../parts/save-file.ts";
import { showToast } from "../../parts/toast.tsx";
import { forgetPerson, type LocalProject, unsyncedOf, useLocalProjects } from "../../project/local-projects.ts";
import { type SetAside, setAsideFile, useSetAside } from "../../project/set-aside.ts";

export function SignOutDialog({ open, me, onClose }: { open: boolean; me: Me; onClose: () => void }) {
  const logout = useLogout();
  const [busy, setBusy] = useState(false);
  const unsynced = open ? unsyncedOf(me.id) : [];
  const setAside = useSetAside(me.id, null);
  const isLosing = unsynced.length + setAside.length > 0;

  async function signOut() {
    setBusy(true);
    try {
      await logout.mutateAsync();
      await forgetPerson(me.id);
      onClose();
      showToast({ says: "Signed out. Your projects are on the server, not on this device." });
    } catch (error) {
      const why = error instanceof OrcaError ? error.message : "";
      showToast({ tone: "error", says: `You are still signed in. ${why}` });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Confirm
      open={open}
      onClose={onClose}
      question={`Sign out ${me.name}?`}
      actions={
        <>
          <Button variant={isLosing ? "danger" : "primary"} busy={busy} onClick={() => void signOut()}>
            {isLosing ? "Sign out and lose these" : "Sign out"}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <p>Your shared projects leave this device. The server keeps them.</p>
      {unsynced.length > 0 && <Unsynced projects={unsynced} />}
      {setAside.length > 0 && <OnlyHere entries={setAside} />}
    </Confirm>
  );
}

function Unsynced({ projects }: { projects: readonly LocalProject[] }) {
  return (
    <>
      <p className="mt-2 font-medium text-ink">Not on the server yet:</p>
      <ul className="mt-1 max-h-40 overflow-y-auto">
        {projects.map((project) => (
          <li key={project.id} className="flex justify-between gap-4 py-1">
            <span className="truncate">{project.name}</span>
            <span className="text-ink-3 tabular-nums">{countOf(project.waiting, "change")}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1">Open them while you are online and wait for "Synced", or save a copy to a file.</p>
    </>
  );
}

/** Edits that the server did not take are nowhere else, so they can be saved on the way out. */
function OnlyHere({ entries }: { entries: readonly SetAside[] }) {
  const projects = useLocalProjects();
  const nameOf = ({ project }: SetAside) => projects.find(({ id }) => id === project)?.name || "Untitled project";
  return (
    <>
      <p className="mt-2 font-medium text-ink">Set aside on this device, and nowhere else:</p>
      <ul className="mt-1 max-h-40 overflow-y-auto">
        {entries.map((entry) => (
          <li key={entry.key} className="flex items-center gap-4 py-1">
            <span className="min-w-0 flex-1 truncate">{nameOf(entry)}</span>
            <span className="text-ink-3 tabular-nums">{countOf(entry.changes, "change")}</span>
            <Button onClick={() => saveFile(setAsideFile(entry), copyFileName(`${nameOf(entry)} set aside`))}>Save to a file</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
