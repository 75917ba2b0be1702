/** Project files, made and opened in a worker. Rules PF1–PF8, docs/spec/files.md. */
import { fail } from "#shared/errors.ts";
import { checkFile, fileHeadBytes, type OpenedFile } from "#shared/import/open-project-file.ts";
import type { FileHead } from "#shared/import/project-file.ts";
import { type JobOptions, runInWorker } from "./run-in-worker.ts";

export type FileJob =
  | { readonly do: "open"; readonly file: File }
  | { readonly do: "write"; readonly update: Uint8Array; readonly head: FileHead };

const makeWorker = () => new Worker(new URL("./project-file-worker.ts", import.meta.url), { type: "module" });

/** @throws what `checkFile` throws, before it is read · what `openProjectFile` throws · file/unreadable */
export async function openFile(file: File, options: JobOptions = {}): Promise<OpenedFile> {
  const head = await file
    .slice(0, fileHeadBytes)
    .text()
    .catch((cause: unknown) => fail("file/unreadable", { name: file.name }, cause));
  checkFile(file, head);
  return runInWorker<OpenedFile>(makeWorker, { do: "open", file } satisfies FileJob, options);
}

export function makeProjectFile(update: Uint8Array, head: FileHead, options: JobOptions = {}): Promise<Blob> {
  return runInWorker<Blob>(makeWorker, { do: "write", update, head } satisfies FileJob, options);
}
