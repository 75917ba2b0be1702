/** Alt and an arrow: what takes lifting, steps and a drop otherwise, at once (docs/spec/object-map.md B2, B15). */
import { planSteps } from "#shared/artifacts/map-step.ts";
import { countOf } from "../../parts/counted.ts";
import { drop, lift, stepLift } from "./lifting.ts";
import { carry, columnIn, isShown, type MapWorld, mapKeys, notesAt, say } from "./map-commands.ts";
import { headItem, type MapPlace } from "./map-context.ts";
import { targetsOf } from "./selecting.ts";

/** Alt and an arrow: lifts, steps and drops at once. @returns where it stands now */
export function moveAtOnce(
  world: MapWorld,
  at: MapPlace,
  direction: "up" | "down" | "left" | "right",
  toEnd: boolean,
  shown: readonly string[],
  perRow = 0,
): MapPlace | null {
  const isAlong = direction === "up" || direction === "down";
  if (isAlong && world.map.selection.get().items.size > 0 && at.item !== headItem) {
    return stepAll(world, at, direction === "up" ? -1 : 1, toEnd, shown);
  }
  const before = lift(world, at, "keys", shown);
  if (!before) return null;
  stepLift(world, direction, toEnd, shown, perRow);
  const moved = world.map.lift.get() !== before;
  if (moved) return drop(world, shown);
  world.map.lift.set(null);
  return null;
}

/** All that is selected goes up or down, each list of each column for itself. */
function stepAll(world: MapWorld, at: MapPlace, by: 1 | -1, toEnd: boolean, shown: readonly string[]): MapPlace | null {
  const columns = Map.groupBy(targetsOf(world, at, shown), ({ object }) => object);
  const step = { by, toEnd, isShown: isShown(world) };
  const items = new Map([...columns].map(([object, places]) => [object, notesAt(world, places).map(({ item }) => item)]));
  const count = [...items.values()].flat().length;
  const changes = [...items].flatMap(([object, list]) => planSteps(columnIn(world, object), list, step, mapKeys));
  if (!carry(world, `ranking of ${countOf(count, "note")}`, changes)) return null;
  say(world, `${countOf(count, "note")} moved ${by < 0 ? "up" : "down"}`);
  return at;
}
