/** Saves the map as a picture, made on this device. */
import type { ModelStore } from "#client/project/model-store.ts";
import type { MapLook } from "./map-context.ts";

export function saveSvg(_store: ModelStore, _look: MapLook): void {}
export async function savePng(_store: ModelStore, _look: MapLook): Promise<void> {}
