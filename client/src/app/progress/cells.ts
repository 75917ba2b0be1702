/** The progress of a project as its mark shows it, in the rail and, kept on this device, at home. */
import { useEffect } from "react";
import { type ArtifactKey, artifacts } from "#shared/schema/steps.ts";
import { noteProgress } from "../../project/local-projects.ts";
import { useProject } from "../../project/project-context.tsx";
import type { Progress } from "./count-progress.ts";
import { useAllProgress } from "./progress.ts";

/** Sixteen shares from 0 to 1, by row; what nobody counts has not begun. */
export function cellsOf(progress: ReadonlyMap<ArtifactKey, Progress>): number[] {
  return artifacts.map(({ key }) => {
    const { done, of } = progress.get(key) ?? { done: 0, of: 0 };
    return of > 0 ? done / of : 0;
  });
}

/** Keeps what the rail shows in the list of projects, so that home shows the same without opening them. */
export function useProgressAtHome(): void {
  const { id, person } = useProject();
  const progress = useAllProgress();
  useEffect(() => {
    if (progress.size > 0) noteProgress(id, person, cellsOf(progress));
  }, [id, person, progress]);
}
