/** Hears whoever asks which item is meant, and shows the field that finds it; its code comes with the first question. */
import { Suspense, useCallback, useState } from "react";
import { lazyPart } from "../../parts/lazy-part.ts";
import { type ItemAsk, useItemAsks } from "../../parts/pick-item.ts";

const ItemPicker = lazyPart(async () => (await import("./item-picker.tsx")).ItemPicker);

export function ItemAsks() {
  const [asked, setAsked] = useState<{ ask: ItemAsk; open: boolean } | null>(null);
  useItemAsks(useCallback((ask: ItemAsk) => setAsked({ ask, open: true }), []));
  return (
    <Suspense>
      {asked && <ItemPicker ask={asked.open ? asked.ask : null} onClose={() => setAsked({ ask: asked.ask, open: false })} />}
    </Suspense>
  );
}
