/** What is selected, and what can be done with all of it: for those who would rather point, and for fingers. */
import { X } from "lucide-react";
import { type RefObject, useEffect } from "react";
import { Kbd, type Key } from "../../parts/kbd.tsx";
import { useHeld } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import { turnOtherKind, turnUncertain } from "./map-commands.ts";
import { useMap } from "./map-context.ts";
import { remove } from "./map-keyboard.ts";
import { placesOf, selectOne } from "./selecting.ts";

export function SelectionBar({ world }: { world: RefObject<KeyWorld | null> }) {
  const { selection, mayWrite, active } = useMap();
  const { items } = useHeld(selection, (now) => now);
  const isShown = items.size > 0;
  useEffect(() => {
    // For what is told at the foot of the page: it stands above the bar.
    document.documentElement.toggleAttribute("data-selecting", isShown);
    return () => document.documentElement.removeAttribute("data-selecting");
  }, [isShown]);
  const now = world.current;
  if (!isShown || !now) return null;
  const places = () => placesOf(now, items, now.shown());
  const first = () => places().find(({ item }) => item === active.get()?.item) ?? places()[0];
  const end = () => {
    selectOne(now);
    const at = active.get();
    if (at) now.focus.go(at);
  };
  const drop = () => {
    const at = first();
    if (at) remove(now, at);
  };
  const then = (run: () => void) => () => {
    run();
    const at = active.get();
    if (at) now.afterDraw(() => now.focus.go(at));
  };
  return (
    <fieldset
      data-floats
      className="absolute bottom-4 left-1/2 z-(--z-float) flex h-11 -translate-x-1/2 items-center gap-0.5 rounded-lg bg-primary pr-1.5 pl-4 whitespace-nowrap text-on-primary shadow-float max-phone:inset-x-2 max-phone:translate-x-0 max-phone:pl-3"
    >
      <legend className="sr-only">Selected notes</legend>
      <b className="mr-1.5 font-semibold tabular-nums">{items.size.toLocaleString("en")} selected</b>
      {mayWrite && (
        <>
          <span className="mx-1.5 h-5 w-px bg-current opacity-25 max-phone:hidden" aria-hidden />
          <BarButton keys={["M"]} says="Core or metadata" short="Kind" onPress={then(() => turnOtherKind(now, places()))} />
          <BarButton keys={["alt", "U"]} says="Uncertain" onPress={then(() => turnUncertain(now, places()))} />
          <BarButton keys={["Del"]} says="Delete" onPress={drop} />
          <span className="mx-1.5 h-5 w-px bg-current opacity-25 max-phone:hidden" aria-hidden />
        </>
      )}
      <button
        type="button"
        aria-label="Select only one again"
        title="Select only one again (Esc)"
        onClick={end}
        className="ml-auto grid size-8 place-items-center rounded-md hover:bg-primary-hover max-phone:size-11"
      >
        <X className="size-4" aria-hidden />
      </button>
    </fieldset>
  );
}

interface BarButtonProps {
  keys: readonly Key[];
  says: string;
  /** On a phone. */
  short?: string;
  onPress: () => void;
}

function BarButton({ keys, says, short = says, onPress }: BarButtonProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 hover:bg-primary-hover max-phone:h-11"
    >
      <span className="max-phone:hidden">{says}</span>
      <span className="phone:hidden">{short}</span>
      <span aria-hidden="true" className="max-phone:hidden">
        <Kbd keys={keys} look="ink" />
      </span>
    </button>
  );
}
