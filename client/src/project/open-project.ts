/**
 * Opens a project: its copy on this device first, then other tabs, then the server.
 *
 * The document stays in this room; what leaves is the reading (`store`), the commands (`write`), `undo`, `presence` and `sync`.
 * Nothing is written from a document that is not loaded (rule O1, docs/spec/sync-state.md).
 */
import { OrcaError } from "#shared/errors.ts";
import { openDeviceStore } from "./device-store.ts";
import { browserEnvironment, type Environment } from "./environment.ts";
import { OpenedProject } from "./opened-project.ts";
import type { OpenOptions, OpenProject } from "./project.ts";
import { findProject } from "./project-registry.ts";
import { devicePerson, storeName } from "./store-name.ts";

export type { OpenOptions, OpenProject, SignedInPerson } from "./project.ts";

/** How long an empty device waits for the server before it shows that it waits. */
const firstAnswerMs = 4_000;

/**
 * Resolves as soon as the local copy is read, or, without one, when the server has answered or 4 s have passed.
 *
 * @throws project/gone when it is neither here nor on the server · project/old-epoch when the server has a newer generation
 */
export async function openProject(options: OpenOptions): Promise<OpenProject> {
  const environment = browserEnvironment(options.environment);
  const at = { project: options.id, person: options.person?.id ?? devicePerson, epoch: options.epoch ?? 1, host: environment.host };
  const device = await openDeviceStore(storeName(at), environment);
  const project = new OpenedProject(device, at, options, environment);
  if (options.server) await firstAnswer(project);
  const missing = options.server ? whyMissingThere(project) : whyMissingHere(project, environment);
  if (!missing) return project;
  await project.close();
  throw missing;
}

function firstAnswer(project: OpenedProject): Promise<void> {
  const isAnswered = () => project.isLoaded || project.failure !== null;
  if (isAnswered()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = project.sync.subscribe(() => isAnswered() && done());
    const timer = setTimeout(() => done(), firstAnswerMs);
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
  });
}

/** Not readable is something else than cleared away, and a project that was never here something else again. */
function whyMissingHere({ isLoaded, id, person, sync }: OpenedProject, environment: Environment): OrcaError | null {
  if (isLoaded) return null;
  if (sync.get().problem?.code === "device/blocked") return new OrcaError("device/blocked");
  return new OrcaError(findProject(environment, id, person) ? "device/cleared" : "project/gone");
}

/** A server that has not answered may still have it; then the project opens and says that it is loading. */
function whyMissingThere({ isLoaded, failure }: OpenedProject): OrcaError | null {
  if (isLoaded) return null;
  const isFinal = failure?.code === "project/gone" || failure?.code === "project/old-epoch";
  return isFinal ? new OrcaError(failure.code, failure.details) : null;
}
