/** An empty map says in one line what goes in, and offers the first field, focused. */
import { type RefObject, useEffect } from "react";
import { useHeld } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import { useMap } from "./map-context.ts";
import { NewObjectField } from "./new-object.tsx";

export function EmptyMap({ world }: { world: RefObject<KeyWorld | null> }) {
  const { editing, mayWrite } = useMap();
  const isNaming = useHeld(editing, (what) => what?.what === "object");
  useEffect(() => {
    if (mayWrite) editing.set({ what: "object" });
  }, [editing, mayWrite]);
  return (
    <div className="flex-1 overflow-y-auto px-10 py-8 max-phone:px-5">
      <h2 className="text-xl leading-9 font-[640] tracking-[-.026em]">Start with an object</h2>
      <p className="mt-1 mb-6 text-md text-ink-2">Each object gets a column; what people see of it and do with it goes below.</p>
      {mayWrite && isNaming && world.current && (
        <div className="w-[260px]">
          <NewObjectField world={world.current} />
          <p className="text-sm text-ink-3">Enter after each one. A column from a spreadsheet pastes as a list.</p>
        </div>
      )}
      {!mayWrite && <p className="text-ink-2">Nobody has named one yet.</p>}
    </div>
  );
}
