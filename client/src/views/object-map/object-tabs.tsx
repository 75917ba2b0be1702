/** On a phone: the objects as tabs above the one column. A swipe changes the column, and the tab follows. */
import { type RefObject, useEffect, useRef, useState } from "react";
import { useEntity } from "#client/project/use-entity.ts";
import type { WallWindow } from "./use-wall.ts";

export interface ObjectTabsProps {
  objects: readonly string[];
  onGo: (column: number) => void;
  handle: RefObject<WallWindow | null>;
}

export function ObjectTabs({ objects, onGo }: ObjectTabsProps) {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const wall = list.current?.parentElement?.querySelector<HTMLElement>("[aria-label=Columns]");
    const look = () => wall && setAt(Math.round(wall.scrollLeft / Math.max(1, wall.clientWidth)));
    look();
    wall?.addEventListener("scroll", look, { passive: true });
    return () => wall?.removeEventListener("scroll", look);
  }, []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [at]);
  return (
    <nav
      ref={list}
      aria-label="Objects"
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line bg-surface px-3 py-1.5 [scrollbar-width:none]"
    >
      {objects.map((object, place) => (
        <Tab key={object} object={object} isOn={place === at} onGo={() => onGo(place)} />
      ))}
    </nav>
  );
}

function Tab({ object, isOn, onGo }: { object: string; isOn: boolean; onGo: () => void }) {
  const name = useEntity("object", object)?.name || "No name yet";
  return (
    <button
      type="button"
      aria-current={isOn ? "true" : undefined}
      onClick={onGo}
      className="h-11 shrink-0 rounded-md px-3 font-medium whitespace-nowrap text-ink-2 aria-[current=true]:bg-object-bg aria-[current=true]:text-object-ink"
    >
      {name}
    </button>
  );
}
