/** Adding and deleting objects, with the words that tell it. */
import { showToast } from "#client/parts/toast.tsx";
import { useProject } from "#client/project/project-context.tsx";
import { useWrite } from "#client/project/use-write.ts";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import { deletedSentence } from "./wording.ts";

export interface ObjectCommands {
  /** @returns the ids, in order */
  add(names: readonly string[]): readonly string[];
  remove(id: string): void;
}

export function useObjectCommands(): ObjectCommands {
  const { store } = useProject();
  const write = useWrite();
  return {
    add(names) {
      const last = store.ids("object").at(-1);
      const before = (last && store.entity("object", last)?.order) || null;
      const orders = names.length === 1 ? [orderBetween(before, null)] : ordersBetween(before, null, names.length);
      return write.createAll(names.map((name, at) => ({ kind: "object", values: { name, order: orders[at] } })));
    },
    remove(id) {
      const name = store.entity("object", id)?.name ?? "";
      const says = deletedSentence(name, {
        relationships: store.idsOn("relationship", id).length,
        ctas: store.idsOn("cta", id).length,
        attributes: store.idsOn("attribute", id).length,
      });
      const batch = write.remove([{ kind: "object", id }]);
      showToast({ says, action: { label: "Undo", run: () => write.restoreBatch(batch) } });
    },
  };
}
