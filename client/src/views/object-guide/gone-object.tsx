/** The address names an object that is not here: deleted, or never known to this device. */
import { Button } from "#client/parts/button.tsx";
import { EmptyState } from "#client/parts/empty-state.tsx";
import { useMay, useWrite } from "#client/project/use-write.ts";
import { useDeletedObjects } from "./use-deleted-objects.ts";
import { usePersonNames } from "./use-person-names.ts";
import { deletedBy } from "./wording.ts";

export function GoneObject({ id, onLeave }: { id: string; onLeave: () => void }) {
  const item = useDeletedObjects().find((deleted) => deleted.id === id);
  const personOf = usePersonNames();
  const { restore } = useWrite();
  const may = useMay();
  const back = <Button onClick={onLeave}>Show the first object</Button>;
  if (!item) {
    return (
      <EmptyState title="This object is not here" action={back}>
        It may have been merged, or it has not reached this device yet.
      </EmptyState>
    );
  }
  const actions = (
    <>
      {may && (
        <Button variant="primary" onClick={() => restore(item)}>
          Restore {item.name}
        </Button>
      )}
      {back}
    </>
  );
  return (
    <EmptyState title={`${item.name || "This object"} was deleted`} action={actions}>
      {deletedBy(personOf(item.by), item.at)}. All that was on it comes back with it.
    </EmptyState>
  );
}
