/**
 * Fetches the code of menus, popovers and dialogs when one is first wanted, so that the first load stays small.
 *
 * Pointing at or focusing whatever opens a layer already fetches it, and so does the first idle moment; the press then finds it there.
 */
import { untilThere } from "./until-there.ts";
import { whenIdle } from "./when-idle.ts";

type Layers = typeof import("./layer-parts.tsx");

let loading: Promise<Layers> | null = null;

/** One promise for all, kept while it is tried again: whoever waits for it in a rendering must not be handed a new one each time. */
export function loadLayers(): Promise<Layers> {
  loading ??= untilThere(() => import("./layer-parts.tsx"));
  return loading;
}

/** For the handlers of a trigger. */
export const fetchLayers = (): void => void loadLayers();

whenIdle(fetchLayers, 3_000);
