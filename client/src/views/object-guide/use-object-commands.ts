/** Adding and deleting objects, with the words that tell it. */
import { showToast } from "#client/parts/toast.tsx";
import { useProject } from "#client/project/project-context.tsx";
import { useWrite } from "#client/project/use-write.ts";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import { placeAfterMove } from "./list-rows.ts";
import { deletedSentence } from "./wording.ts";

export interface ObjectCommands {
  /** @returns the ids, in order */
  add(names: readonly string[]): readonly string[];
  remove(id: string): void;
  /** One place up or down among its phase. @returns "2 of 17", or null at the end */
  move(group: readonly string[], id: string, step: 1 | -1): string | null;
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
    move(group, id, step) {
      const place = placeAfterMove(group, store.ids("object"), id, step);
      if (!place) return null;
      const orderOf = (each: string | null) => (each && store.entity("object", each)?.order) || null;
      write.writeField({ kind: "object", id, field: "order" }, orderBetween(orderOf(place.before), orderOf(place.after)));
      return `${group.indexOf(id) + step + 1} of ${group.length}`;
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
