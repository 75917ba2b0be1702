/** An object that somebody deleted while somebody else worked on it is still here; this says so, and lets one decide. */
import { Button } from "#client/parts/button.tsx";
import { useSelect } from "#client/project/use-entities.ts";
import { useMay, useWrite } from "#client/project/use-write.ts";
import type { DeletionMark } from "#shared/schema/define-entity.ts";
import { useKeepers } from "./use-keepers.ts";
import { usePersonNames } from "./use-person-names.ts";
import { whyStillHere } from "./wording.ts";

export function CameBack({ id }: { id: string }) {
  const mark = useSelect([`entity:object:${id}`], (store) => store.entity("object", id)?.deleted ?? null);
  return mark && <Sentence id={id} mark={mark} />;
}

function Sentence({ id, mark }: { id: string; mark: DeletionMark }) {
  const { restore, remove } = useWrite();
  const may = useMay();
  const personOf = usePersonNames();
  const keepers = useKeepers(id, mark.by);
  const item = { kind: "object", id } as const;
  return (
    <div
      role="status"
      className="mb-3.5 flex flex-wrap items-center gap-2 rounded-md border border-line bg-subtle py-1.5 pr-1.5 pl-3 text-ink-2"
    >
      <p className="min-w-0 flex-1">{whyStillHere(personOf(mark.by), mark, keepers)}</p>
      {may && (
        <>
          <Button size="sm" onClick={() => restore(item)}>
            Keep it
          </Button>
          <Button size="sm" variant="quiet" onClick={() => remove([item])}>
            Delete it
          </Button>
        </>
      )}
    </div>
  );
}
