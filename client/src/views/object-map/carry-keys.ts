/** The keys while something is lifted: arrows carry it, Shift with an arrow to the end, Space or Enter drops, Esc puts it back. */
import type { KeyboardEvent } from "react";
import type { KeyWorld } from "./key-world.ts";
import { drop, putBack, stepLift } from "./lifting.ts";
import { readMapKey } from "./map-keys.ts";

export function carryMap(world: KeyWorld, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (event.key === "Escape" || event.key === "Tab") {
    event.stopPropagation();
    putBack(world);
    return;
  }
  const key = readMapKey(event);
  if (key?.does === "go" || key?.does === "move") stepLift(world, key.way, key.toEnd, world.shown(), world.perRow());
  if (key?.does === "extend") stepLift(world, key.way, true, world.shown(), world.perRow());
  if (key?.does !== "lift" && key?.does !== "edit") return;
  const to = drop(world, world.shown());
  if (to) world.afterDraw(() => world.focus.go(to));
}
