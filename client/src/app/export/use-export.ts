/**
 * The file that the dialog shows and saves: made anew, in a worker, whenever what is asked for changes; the older work is called off.
 */
import { useCallback, useEffect, useState } from "react";
import type { FormatKey } from "#shared/export/formats.ts";
import type { ExportRequest } from "#shared/export/make-file.ts";
import type { OpenProject } from "../../project/open-project.ts";
import { useProject } from "../../project/project-context.tsx";
import type { Progress } from "../../project/run-in-worker.ts";
import { type Exported, type ExportJob, exportProject } from "./export-jobs.ts";

/** What somebody chose; `format` may also be the project file. */
export type Choices = Omit<ExportRequest, "format" | "at"> & { readonly format: FormatKey };

export type Making =
  | { readonly state: "making"; readonly progress: Progress }
  | { readonly state: "made"; readonly made: Exported }
  | { readonly state: "stopped" }
  | { readonly state: "failed" };

export interface Export {
  readonly making: Making;
  /** Calls the work off. */
  readonly stop: () => void;
  readonly again: () => void;
}

/** Several presses in a row make one file. */
const settleMs = 150;
const atStart: Making = { state: "making", progress: { share: 0, words: "Reading the project" } };

/** @param choices the same object until something else is chosen */
export function useExport(choices: Choices): Export {
  const project = useProject();
  const [making, setMaking] = useState<Making>(atStart);
  const [work, setWork] = useState(() => new AbortController());
  const [asked, setAsked] = useState(choices);
  const again = useCallback((next: Choices) => {
    setAsked(next);
    setMaking(atStart);
    setWork(new AbortController());
  }, []);
  if (asked !== choices) again(choices);
  useEffect(() => {
    const { signal } = work;
    const make = async () => {
      const onProgress = (progress: Progress) => setMaking({ state: "making", progress });
      const made = await exportProject(jobOf(project, asked), { signal, onProgress });
      setMaking({ state: "made", made });
    };
    const fail = () => setMaking({ state: signal.aborted ? "stopped" : "failed" });
    const timer = setTimeout(() => make().catch(() => work.signal.reason !== leftOver && fail()), settleMs);
    return () => {
      clearTimeout(timer);
      work.abort(leftOver);
    };
  }, [asked, project, work]);
  const stop = () => {
    work.abort();
    setMaking({ state: "stopped" });
  };
  return { making, stop, again: () => again(choices) };
}

/** Something else is wanted, or nobody looks any more. */
const leftOver = "left over";

function jobOf(project: OpenProject, { format, ...choices }: Choices): ExportJob {
  const at = Date.now();
  const update = project.encode();
  if (format === "json") return { update, request: { format, project: project.id, epoch: project.epoch, at } };
  return { update, request: { format, at, ...choices } };
}
