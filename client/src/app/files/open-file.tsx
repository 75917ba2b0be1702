/**
 * Opens a file that somebody chose: a project this device does not have opens at once, one it has is merged or opened as a copy.
 *
 * Stands for as long as one file takes. Rules PF4–PF7, docs/spec/files.md.
 */
import { useEffect, useRef, useState } from "react";
import { describeNextStep, OrcaError } from "#shared/errors.ts";
import type { OpenedFile } from "#shared/import/open-project-file.ts";
import { useServerProjects } from "../../api/use-request.ts";
import { Button } from "../../parts/button.tsx";
import { Confirm } from "../../parts/dialog.tsx";
import { showToast } from "../../parts/toast.tsx";
import { createLocalProject, useLocalProjects } from "../../project/local-projects.ts";
import { openFile } from "../../project/project-files.ts";
import { useAccount } from "../account/account-context.tsx";
import { mergeLater } from "./merge-later.ts";

export interface OpenFileProps {
  readonly file: File;
  readonly onOpen: (id: string) => void;
  /** The file is dealt with. */
  readonly onDone: () => void;
}

/** Sooner than this nobody needs to be told that a file is being read. */
const unnoticedMs = 400;

export function OpenFile({ file, onOpen, onDone }: OpenFileProps) {
  const isKnown = useIsKnown();
  const [asked, setAsked] = useState<OpenedFile | null>(null);
  const open = (opened: OpenedFile) => {
    void attempt(async () => onOpen(await createLocalProject({ file: opened }))).then(onDone);
  };
  const decide = (opened: OpenedFile) => (isKnown(opened) ? setAsked(opened) : open(opened));
  useRead(file, decide, onDone);
  const merge = (opened: OpenedFile) => {
    mergeLater(opened);
    onDone();
    onOpen(opened.copyOf?.id ?? "");
  };
  if (!asked) return null;
  return (
    <Confirm
      open
      onClose={onDone}
      question={`${asked.name || "Untitled project"} is already here`}
      actions={
        <>
          <Button variant="primary" onClick={() => merge(asked)}>
            Merge
          </Button>
          <Button onClick={() => open(asked)}>Open as a copy</Button>
          <Button variant="quiet" onClick={onDone}>
            Cancel
          </Button>
        </>
      }
    >
      <p>Merging brings what the file has and this project lacks. What was written here since stays. A copy is a project of its own.</p>
    </Confirm>
  );
}

/** Whether this person has the very project, here or on the server, in the generation the file was saved from. */
function useIsKnown(): (file: OpenedFile) => boolean {
  const { me } = useAccount();
  const local = useLocalProjects();
  const server = useServerProjects(me !== null);
  return ({ copyOf }) => {
    if (!copyOf) return false;
    const mine = local.filter(({ person }) => person === "device" || me === null || person === me.id);
    const epoch = mine.find(({ id }) => id === copyOf.id)?.epoch ?? server.data?.find(({ id }) => id === copyOf.id)?.epoch;
    return epoch === copyOf.epoch;
  };
}

/** Reads the file once, and tells what came of it. */
function useRead(file: File, onRead: (opened: OpenedFile) => void, onDone: () => void): void {
  const latest = useRef({ onRead, onDone });
  latest.current = { onRead, onDone };
  useEffect(() => {
    const stop = new AbortController();
    const cancel = () => {
      stop.abort();
      latest.current.onDone();
    };
    const hide = sayReading(file.name, cancel);
    const read = async () => latest.current.onRead(await openFile(file, { signal: stop.signal }));
    void attempt(read, stop.signal).then((isDone) => {
      hide();
      if (!isDone && !stop.signal.aborted) latest.current.onDone();
    });
    return () => {
      stop.abort();
      hide();
    };
  }, [file]);
}

/** @returns takes the words away */
function sayReading(name: string, onCancel: () => void): () => void {
  let hide = () => {};
  const timer = setTimeout(() => {
    hide = showToast({ says: `Reading ${name}`, stays: true, action: { label: "Cancel", run: onCancel } });
  }, unnoticedMs);
  return () => {
    clearTimeout(timer);
    hide();
  };
}

/** @returns whether it worked; what did not is said, unless it was called off */
async function attempt(work: () => Promise<void>, signal?: AbortSignal): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!signal?.aborted) showToast({ tone: "error", says: sentenceOf(error) });
    return false;
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof OrcaError)) return "This did not work. Nothing was changed.";
  return `${error.message} ${describeNextStep(error.code, error.details)}`;
}
