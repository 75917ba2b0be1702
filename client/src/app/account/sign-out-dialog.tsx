/**
 * Signing out takes everything of this person off the device, so it says first what the server does not have yet.
 */
import { useEffect, useRef, useState } from "react";
import type { Me } from "#shared/api/auth.ts";
import { OrcaError } from "#shared/errors.ts";
import { useLogout, useServerProjects } from "../../api/use-request.ts";
import { Button } from "../../parts/button.tsx";
import { countOf } from "../../parts/counted.ts";
import { Confirm } from "../../parts/dialog.tsx";
import { copyFileName, saveFile } from "../../parts/save-file.ts";
import { showToast } from "../../parts/toast.tsx";
import {
  forgetPerson,
  isUnsynced,
  type LocalProject,
  noteOpenProjects,
  unsyncedOf,
  useLocalProjects,
} from "../../project/local-projects.ts";
import { type SetAside, setAsideFile, useSetAside } from "../../project/set-aside.ts";
import { saveProjectCopy } from "../../views/home/save-project-copy.ts";

export function SignOutDialog({ open, me, onClose }: { open: boolean; me: Me; onClose: () => void }) {
  const logout = useLogout();
  const [busy, setBusy] = useState(false);
  const takeBack = useRef<() => void>(() => undefined);
  const mine = useLocalProjects().filter(({ person }) => person === me.id);
  const onlyHere = useOnlyHere(mine, open);
  const unsynced = mine.filter((project) => isUnsynced(project, me.id) && !onlyHere.includes(project));
  const setAside = useSetAside(me.id, null);
  const isLosing = unsynced.length + onlyHere.length + setAside.length > 0;
  useEffect(() => {
    if (open) noteOpenProjects();
  }, [open]);

  async function signOut() {
    // What was written under the open dialog is shown first.
    if (unsyncedOf(me.id).some(({ id }) => ![...unsynced, ...onlyHere].some((shown) => shown.id === id))) return;
    takeBack.current();
    setBusy(true);
    try {
      await logout.mutateAsync();
      await forgetPerson(me.id);
      onClose();
      showToast({ says: isLosing ? "Signed out." : "Signed out. Your projects are on the server, not on this device." });
    } catch (error) {
      const why = error instanceof OrcaError ? error.message : "";
      takeBack.current = showToast({ tone: "error", says: `You are still signed in. ${why}` });
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
      <p>Your shared projects leave this device. The server keeps {onlyHere.length > 0 ? "those that are still there" : "them"}.</p>
      {onlyHere.length > 0 && <NoLongerThere projects={onlyHere} />}
      {unsynced.length > 0 && <Unsynced projects={unsynced} />}
      {setAside.length > 0 && <OnlyHere entries={setAside} />}
    </Confirm>
  );
}

/** The most that one answer lists; beyond it nobody can say what is missing. */
const mostListed = 100;

/** Shared projects that the server does not list any more: the copy here may be the last one. */
function useOnlyHere(mine: readonly LocalProject[], asks: boolean): readonly LocalProject[] {
  const { data, isFetching } = useServerProjects(asks);
  if (!data || isFetching || data.length >= mostListed) return [];
  return mine.filter(({ id, server }) => server && !data.some((listed) => listed.id === id));
}

function NoLongerThere({ projects }: { projects: readonly LocalProject[] }) {
  return (
    <>
      <p className="mt-2 font-medium text-ink">No longer on the server, or you are no longer in them:</p>
      <ul className="mt-1 max-h-40 overflow-y-auto">
        {projects.map((project) => (
          <li key={project.id} className="flex items-center gap-4 py-1">
            <span className="min-w-0 flex-1 truncate">{project.name}</span>
            <Button onClick={() => void saveProjectCopy(project)}>Save to a file</Button>
          </li>
        ))}
      </ul>
    </>
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
  const nameOf = ({ project, name }: SetAside) => projects.find(({ id }) => id === project)?.name || name || "Untitled project";
  const save = async (entry: SetAside) => saveFile(await setAsideFile(entry), copyFileName(`${nameOf(entry)} set aside`));
  return (
    <>
      <p className="mt-2 font-medium text-ink">Set aside on this device, and nowhere else:</p>
      <ul className="mt-1 max-h-40 overflow-y-auto">
        {entries.map((entry) => (
          <li key={entry.key} className="flex items-center gap-4 py-1">
            <span className="min-w-0 flex-1 truncate">{nameOf(entry)}</span>
            <span className="text-ink-3 tabular-nums">{countOf(entry.changes, "change")}</span>
            <Button onClick={() => void save(entry)}>Save to a file</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
