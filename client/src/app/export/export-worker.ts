/** Makes files beside the page. */
import { readCopy } from "#shared/document/copy.ts";
import { formats } from "#shared/export/formats.ts";
import { exportFileName, type MadeFile, makeFile, type Tell } from "#shared/export/make-file.ts";
import { answerJobs } from "../../project/run-in-worker.ts";
import type { Exported, ExportJob } from "./export-jobs.ts";
import { fetchFonts } from "./fetch-fonts.ts";

answerJobs<ExportJob>(async ({ update, request }, tell): Promise<Exported> => {
  const say: Tell = (share, words) => tell({ share, words });
  say(0.1, "Reading the project");
  const model = readCopy(update);
  say(0.3, "Making the file");
  const made = request.format === "json" ? await makeJson(update, request) : await makeFile(model, request, { fonts: fetchFonts }, say);
  const type = formats.find(({ key }) => key === request.format)?.type ?? "application/octet-stream";
  const preview = made.preview.map(({ content, ...part }) => ({ ...part, content: new Blob([content], { type: "text/plain" }) }));
  return {
    name: exportFileName(model, request.format),
    file: new Blob([made.content as BlobPart], { type }),
    note: made.note ?? "",
    preview,
  };
});

async function makeJson(update: Uint8Array, request: ExportJob["request"]): Promise<MadeFile> {
  const { writeProjectFile } = await import("#shared/import/project-file.ts");
  if (request.format !== "json") throw new Error("no project file was asked for");
  const content = writeProjectFile(update, { project: request.project, epoch: request.epoch, savedAt: request.at });
  return { content, preview: [{ name: "Project file", shows: "text", content }] };
}
