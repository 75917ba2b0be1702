/** Reads and writes project files beside the page, so that the page never waits for one. */
import { OrcaError } from "#shared/errors.ts";
import { openProjectFile } from "#shared/import/open-project-file.ts";
import { writeProjectFile } from "#shared/import/project-file.ts";
import type { FileJob } from "./project-files.ts";
import { answerJobs } from "./run-in-worker.ts";
import { devicePerson } from "./store-name.ts";

const writer = { by: devicePerson, now: () => Date.now(), origin: "file", untracked: "file" };

answerJobs<FileJob>(async (job) => {
  if (job.do === "write") return new Blob([writeProjectFile(job.update, job.head)], { type: "application/json" });
  const { name } = job.file;
  const text = await job.file.text().catch((cause: unknown) => {
    throw new OrcaError("file/unreadable", { name }, cause);
  });
  return openProjectFile(name, text, writer);
});
