/** Fetches the prose editor once, at the first idle moment, and says when it is there. */
import { useSyncExternalStore } from "react";
import { whenIdle } from "../parts/when-idle.ts";
import type { ProseEditor } from "./prose-editor.tsx";

type Editor = typeof ProseEditor;

let editor: Editor | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Starts loading if nobody has; a failure is tried again by the next call. */
export function loadProseEditor(): void {
  loading ??= import("./prose-editor.tsx").then(
    (module) => {
      editor = module.ProseEditor;
      for (const listener of listeners) listener();
    },
    () => {
      loading = null;
    },
  );
}

export function loadProseEditorWhenIdle(): void {
  if (!loading) whenIdle(loadProseEditor, 2_000);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The editor, or null until it is loaded. */
export const useProseEditor = (): Editor | null => useSyncExternalStore(subscribe, () => editor);
