/** Merges a copy that was opened into its project, as soon as the project is open and may be written (docs/spec/files.md PF6). */
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { describeNextStep, OrcaError } from "#shared/errors.ts";
import type { OpenedFile } from "#shared/import/open-project-file.ts";
import { showToast } from "../../parts/toast.tsx";
import { createLocalProject } from "../../project/local-projects.ts";
import type { OpenProject } from "../../project/open-project.ts";
import { useProject } from "../../project/project-context.tsx";
import { useMay } from "../../project/use-write.ts";
import { mergeDone, waitingFor } from "./merge-later.ts";

/** How long a server may take to say what this person may do. */
const patienceMs = 6_000;

/** @param file that is being opened: when it is dealt with, a copy may wait for the very project that is open */
export function MergeArrival({ file: opening }: { file: File | null }) {
  const project = useProject();
  const may = useMay();
  const navigate = useNavigate();
  const openAsCopy = useCallback(
    (file: OpenedFile) => async () => {
      const id = await createLocalProject({ file });
      await navigate({ to: "/p/$project", params: { project: id } });
    },
    [navigate],
  );
  useEffect(() => {
    const file = opening ? null : waitingFor(project.id);
    if (!file) return;
    if (may) return merge(project, file);
    const timer = setTimeout(() => tellUnwritable(openAsCopy(file)), patienceMs);
    return () => clearTimeout(timer);
  }, [project, may, opening, openAsCopy]);
  return null;
}

function merge(project: OpenProject, { update }: OpenedFile): void {
  mergeDone();
  const outcome = project.mergeCopy(update);
  showToast({ says: outcome === "same" ? "Nothing new: all of this file is here already" : "Merged the file into this project" });
}

function tellUnwritable(openAsCopy: () => Promise<void>): void {
  mergeDone();
  const { message, code } = new OrcaError("edit/read-only");
  showToast({
    tone: "error",
    says: `Not merged. ${message} ${describeNextStep(code)}`,
    action: { label: "Open as a copy", run: () => void openAsCopy() },
  });
}
