/** A copy that waits for the project it belongs to. Remembered only until that project is open. */
import type { OpenedFile } from "#shared/import/open-project-file.ts";

let waiting: OpenedFile | null = null;

export function mergeLater(file: OpenedFile): void {
  waiting = file;
}

/** The copy of this project, if one waits; it stays until `mergeDone`. */
export const waitingFor = (project: string): OpenedFile | null => (waiting?.copyOf?.id === project ? waiting : null);

export function mergeDone(): void {
  waiting = null;
}
