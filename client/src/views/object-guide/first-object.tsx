/** An empty guide says in one line what goes in, and offers the first field, focused. */
import { Link } from "@tanstack/react-router";
import { Button } from "#client/parts/button.tsx";
import { useSyncState } from "#client/project/sync-state.ts";
import { NewObjectRow } from "./new-object-row.tsx";
import { NotHereYet } from "./not-here-yet.tsx";
import { useDeletedObjects } from "./use-deleted-objects.ts";

export interface FirstObjectProps {
  mayWrite: boolean;
  onAdd: (names: readonly string[]) => void;
  onDeleted: () => void;
}

export function FirstObject({ mayWrite, onAdd, onDeleted }: FirstObjectProps) {
  const { state } = useSyncState();
  const deleted = useDeletedObjects().length;
  if (state === "loading") return <NotHereYet />;
  return (
    <section aria-labelledby="first-object" className="flex-1 overflow-y-auto px-10 py-8 max-phone:px-5">
      <h1 id="first-object" className="text-xl leading-9 font-[640] tracking-[-.026em]">
        Start with an object
      </h1>
      <p className="mt-1 mb-6 text-md text-ink-2">
        Name the things people care about: what they look for, keep, book or hand on. Screens come later.
      </p>
      {mayWrite && (
        <div className="-ml-2 max-w-[420px]">
          <NewObjectRow onAdd={onAdd} onDone={stay} />
          <p className="px-2 text-sm text-ink-3">Enter after each one. A column from a spreadsheet pastes as a list.</p>
        </div>
      )}
      {!mayWrite && <p className="text-ink-2">Nobody has named one yet.</p>}
      {mayWrite && deleted === 0 && (
        <p className="mt-6 text-ink-2">
          New to this?{" "}
          <Link to="/" className="text-ink underline decoration-control decoration-1 underline-offset-3 hover:decoration-ink">
            Open a finished sample
          </Link>
        </p>
      )}
      {deleted > 0 && (
        <Button className="mt-6" onClick={onDeleted}>
          Deleted {deleted}
        </Button>
      )}
    </section>
  );
}

const stay = () => undefined;
