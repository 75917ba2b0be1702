/** What was deleted and can be brought back. Nothing here is gone for good. */
import { ArrowLeft } from "lucide-react";
import { Button } from "#client/parts/button.tsx";
import { IconButton } from "#client/parts/icon-button.tsx";
import { KindMark } from "#client/parts/kind-mark.tsx";
import { showToast } from "#client/parts/toast.tsx";
import type { DeletedItem } from "#client/project/model-store.ts";
import { useMay, useWrite } from "#client/project/use-write.ts";
import { useDeletedObjects } from "./use-deleted-objects.ts";
import { usePersonNames } from "./use-person-names.ts";
import { deletedBy } from "./wording.ts";

export function DeletedObjects({ onClose, onRestored }: { onClose: () => void; onRestored: (id: string) => void }) {
  const items = useDeletedObjects();
  return (
    <section aria-labelledby="deleted-objects" className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-[52px] shrink-0 items-center gap-1 pr-2 pl-2">
        <IconButton label="Back to the objects" icon={<ArrowLeft />} onClick={onClose} autoFocus />
        <h2 id="deleted-objects" className="text-md font-semibold tracking-[-.01em]">
          Deleted
        </h2>
        <span className="ml-1 text-ink-3 tabular-nums">{items.length}</span>
      </header>
      {items.length === 0 && <p className="px-4 text-ink-2">Nothing is deleted.</p>}
      <ul className="min-h-0 flex-1 overflow-y-auto px-2">
        {items.map((item) => (
          <DeletedRow key={item.id} item={item} onRestored={onRestored} />
        ))}
      </ul>
    </section>
  );
}

function DeletedRow({ item, onRestored }: { item: DeletedItem; onRestored: (id: string) => void }) {
  const { restore } = useWrite();
  const may = useMay();
  const personOf = usePersonNames();
  const bringBack = () => {
    restore(item);
    showToast({ says: `${item.name || "Object"} restored, with all that was on it` });
    onRestored(item.id);
  };
  return (
    <li className="group flex min-h-row items-center gap-2 rounded-md py-1.5 pr-1 pl-2 hover:bg-fill">
      <KindMark kind="object" />
      <span className="grid min-w-0 flex-1">
        <s className="truncate">{item.name || "No name"}</s>
        <span className="text-sm text-ink-3">{deletedBy(personOf(item.by), item.at)}</span>
      </span>
      {may && (
        <Button size="sm" onClick={bringBack}>
          Restore<span className="sr-only"> {item.name}</span>
        </Button>
      )}
    </li>
  );
}
