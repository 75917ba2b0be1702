/** Prose as an editor binds to it. Only `fields/prose-editor` looks inside. */
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { Text, UndoManager } from "yjs";
import { useProject } from "./project-context.tsx";
import { type FieldAt, useMay } from "./use-write.ts";

export interface ProseBinding {
  readonly text: Text;
  readonly awareness: Awareness;
  /** The tab's own: what is typed is undone together with everything else, in order. */
  readonly undoManager: UndoManager;
  readonly editable: boolean;
}

/**
 * The same object until the entity goes or the right to write changes.
 *
 * @returns null while the entity is gone or the field holds no prose
 */
export function useProse({ kind, id, field }: FieldAt): ProseBinding | null {
  const project = useProject();
  const editable = useMay();
  const topic = kind === "project" ? "project" : (`entity:${kind}:${id}` as const);
  const subscribe = useCallback((listener: () => void) => project.store.subscribe(topic, listener), [project, topic]);
  const read = useCallback(() => project.textOf({ kind, id, field }), [project, kind, id, field]);
  const text = useSyncExternalStore(subscribe, read, read);
  return useMemo(
    () => text && { text, awareness: project.presence.awareness, undoManager: project.undo.manager, editable },
    [text, project, editable],
  );
}
