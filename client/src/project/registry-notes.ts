/** Brings the list of projects up to date while a project is open. */
import type { Environment } from "./environment.ts";
import type { ModelStore } from "./model-store.ts";
import { noteProject } from "./project-registry.ts";
import type { StoreAt } from "./store-name.ts";
import type { SyncStateStore } from "./sync-words.ts";

/** Milliseconds after a change. */
const noteEveryMs = 1_000;

/** Of the projects open in this tab: what they would note when their time comes. */
const open = new Set<() => void>();

/** Notes at once what has changed in this tab, for whoever must know before it is too late. */
export function noteOpenProjects(): void {
  for (const note of open) note();
}

/** Keeps name, counts and what is waiting in the list of projects of this device. */
export function noteInRegistry(
  store: ModelStore,
  sync: SyncStateStore,
  { project, person }: StoreAt,
  environment: Environment,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = () => {
    clearTimeout(timer);
    timer = undefined;
    const { name } = store.project();
    noteProject(environment, project, person, {
      ...(name === "" ? {} : { name }),
      objects: store.ids("object").length,
      relationships: store.ids("relationship").length,
      waiting: sync.get().waiting,
    });
  };
  const soon = () => {
    timer ??= setTimeout(note, noteEveryMs);
  };
  const stops = [
    store.subscribe("project", soon),
    store.subscribe("ids:object", soon),
    store.subscribe("ids:relationship", soon),
    sync.subscribe(soon),
  ];
  noteProject(environment, project, person, { openedAt: environment.now() });
  soon();
  open.add(note);
  return () => {
    open.delete(note);
    for (const stop of stops) stop();
    clearTimeout(timer);
    note();
  };
}
