/** What the export dialog asks of its worker, and what it gets. */
import type { ExportRequest, PreviewPart } from "#shared/export/make-file.ts";
import { type JobOptions, runInWorker } from "../../project/run-in-worker.ts";

export type ExportJob = { readonly update: Uint8Array } & (
  | { readonly request: ExportRequest }
  | { readonly request: { readonly format: "json"; readonly project: string; readonly epoch: number; readonly at: number } }
);

/** Contents are blobs, so that handing them over costs the page nothing; what is looked at is read. */
export interface Exported {
  readonly name: string;
  readonly file: Blob;
  readonly note: string;
  readonly preview: readonly (Omit<PreviewPart, "content"> & { readonly content: Blob })[];
}

const makeWorker = () => new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });

export const exportProject = (job: ExportJob, options: JobOptions): Promise<Exported> => runInWorker<Exported>(makeWorker, job, options);
