/** Which object is meant: a field like the palette's over all objects, those first that are called so. */
import { useMemo, useState } from "react";
import { Kbd } from "../../parts/kbd.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { PaletteLayer } from "../../parts/palette-layer.tsx";
import type { ItemAsk } from "../../parts/pick-item.ts";
import { useProject } from "../../project/project-context.tsx";
import { findIn } from "./find.ts";
import { readPaletteItems } from "./palette-items.ts";

const most = 12;

export function ItemPicker({ ask, onClose }: { ask: ItemAsk | null; onClose: () => void }) {
  const { store } = useProject();
  const [typed, setTyped] = useState("");
  const [last, setLast] = useState(ask);
  if (ask && ask !== last) {
    setLast(ask);
    setTyped("");
  }
  const shown = ask ?? last;
  const options = useMemo(() => {
    if (!shown) return [];
    const all = readPaletteItems(store).filter(({ entry }) => entry.kind === shown.kind && !shown.except.includes(entry.itemId));
    const found = typed.trim() === "" ? all.map(({ entry }) => entry) : findIn(all, typed, most);
    return found.map(({ id, itemId, title, mark }) => ({
      id,
      icon: mark === "role" || mark === "question" ? null : <KindMark kind={mark} className="size-4" />,
      title,
      run: () => shown.onPick(itemId),
    }));
  }, [store, shown, typed]);
  return (
    <PaletteLayer
      open={ask !== null}
      onClose={onClose}
      label={shown?.label ?? ""}
      query={typed}
      onQuery={setTyped}
      groups={options.length > 0 ? [{ title: "Objects", options }] : []}
      nothing="No other object is called so."
      foot={
        <>
          <span className="inline-flex items-center gap-[5px]">
            <Kbd keys={["up", "down"]} /> choose
          </span>
          <span className="inline-flex items-center gap-[5px]">
            <Kbd keys={["enter"]} /> take it
          </span>
        </>
      }
    />
  );
}
