/**
 * Fetches the code of menus, popovers and dialogs when one is first wanted, so that the first load stays small.
 *
 * Pointing at or focusing whatever opens a layer already fetches it; the press then finds it there.
 */
type Layers = typeof import("./layer-parts.tsx");

let loading: Promise<Layers> | null = null;

export function loadLayers(): Promise<Layers> {
  loading ??= import("./layer-parts.tsx").catch((cause: unknown) => {
    loading = null;
    throw cause;
  });
  return loading;
}

/** For the handlers of a trigger. */
export const fetchLayers = (): void => void loadLayers().catch(() => undefined);
