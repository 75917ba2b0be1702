/** The foot of the list: what was deleted, and the keys that work right now. */
import { Trash2 } from "lucide-react";
import { Kbd } from "#client/parts/kbd.tsx";
import { useDeletedObjects } from "./use-deleted-objects.ts";

export function ListFoot({ mayWrite, onDeleted }: { mayWrite: boolean; onDeleted: () => void }) {
  const deleted = useDeletedObjects().length;
  return (
    <footer className="shrink-0">
      {deleted > 0 && (
        <button
          type="button"
          onClick={onDeleted}
          className="mx-2 mb-1 flex h-row w-[calc(100%-16px)] items-center gap-2 rounded-md px-2 text-sm text-ink-3 hover:bg-fill hover:text-ink max-phone:h-11"
        >
          <Trash2 className="size-3.5" aria-hidden />
          Deleted <span className="tabular-nums">{deleted}</span>
        </button>
      )}
      <p className="flex h-9 items-center gap-[5px] border-t border-line px-4 text-xs text-ink-3 max-phone:hidden">
        {mayWrite && (
          <>
            <Kbd keys={["N"]} /> New object
          </>
        )}
        <span className="grow" />
        <Kbd keys={["J", "K"]} /> Next, previous
      </p>
    </footer>
  );
}
