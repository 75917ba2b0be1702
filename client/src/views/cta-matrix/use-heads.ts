/** Making, moving, archiving and bringing back roles, and making objects; each is one undo step. */
import { useMemo } from "react";
import { useProject } from "#client/project/project-context.tsx";
import { useWrite } from "#client/project/use-write.ts";
import { keyMaker } from "#shared/artifacts/planned-change.ts";
import { dealKeys, reorder } from "#shared/artifacts/reorder.ts";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import type { EntityKind } from "#shared/schema/entities.ts";
import { useUndoToast } from "../../fields/undo-toast.ts";

export interface HeadCommands {
  /** @returns the new ids, in order */
  add(kind: "object" | "role", names: readonly string[]): readonly string[];
  /** To a place among those that are shown, from 0. */
  move(kind: "object" | "role", id: string, to: number): boolean;
  archive(role: string): void;
  bringBack(role: string): void;
  removeRole(role: string): void;
}

export function useHeadCommands(): HeadCommands {
  const { store } = useProject();
  const write = useWrite();
  const tellUndo = useUndoToast();
  return useMemo(() => {
    const orderOf = (kind: "object" | "role", id: string) => store.entity(kind, id)?.order ?? "";
    const nameOf = (role: string) => store.entity("role", role)?.name || "Role";
    const isShown = (kind: "object" | "role", id: string) => kind === "object" || store.entity("role", id)?.archived === false;
    return {
      add(kind, names) {
        const last = store.ids(kind).at(-1);
        const before = (last && orderOf(kind, last)) || null;
        const orders = names.length === 1 ? [orderBetween(before, null)] : ordersBetween(before, null, names.length);
        return write.createAll(names.map((name, at) => ({ kind: kind as EntityKind, values: { name, order: orders[at] } })));
      },
      move(kind, id, to) {
        const list = store.ids(kind).filter((each) => isShown(kind, each));
        const run =
          to < 0
            ? null
            : reorder(
                list.map((each) => ({ id: each, key: orderOf(kind, each) })),
                id,
                to,
              );
        const keys = run ? dealKeys(run, keyMaker(orderBetween)) : [];
        const name = store.entity(kind, id)?.name ?? "";
        write.carryOut(
          `move of ${name}`,
          keys.map(([each, order]) => ({ does: "write", kind, id: each, field: "order", value: order })),
        );
        return keys.length > 0;
      },
      archive(role) {
        write.writeField({ kind: "role", id: role, field: "archived" }, true);
        tellUndo(`${nameOf(role)} archived. Its calls to action wait for it`);
      },
      bringBack: (role) => void write.writeField({ kind: "role", id: role, field: "archived" }, false),
      removeRole(role) {
        const name = nameOf(role);
        write.remove([{ kind: "role", id: role }]);
        tellUndo(`${name} deleted`);
      },
    };
  }, [store, write, tellUndo]);
}
