/** The menu of a row, for the object that was pointed at. Drawn when it opens. */
import type { RefObject } from "react";
import { ItemMenu } from "#client/parts/item-menu.tsx";
import { PhaseMark } from "#client/parts/phase-mark.tsx";
import { usePriority } from "#client/project/use-entities.ts";
import { useWrite } from "#client/project/use-write.ts";
import { phases } from "./list-rows.ts";

export interface RowMenuProps {
  pointed: RefObject<string | null>;
  mayWrite: boolean;
  onRename: (id: string | null) => void;
  onDelete: (id: string) => void;
}

const options = phases.map(({ value, label }) => ({
  value,
  label,
  icon: <PhaseMark phase={value === "unassigned" ? "none" : value} className="size-3.5" />,
}));

export function RowMenu({ pointed, mayWrite, onRename, onDelete }: RowMenuProps) {
  const id = pointed.current ?? "";
  const { phase } = usePriority(id);
  const { writeField } = useWrite();
  if (!mayWrite) return <ItemMenu kind="object" id={id} />;
  return (
    <ItemMenu
      kind="object"
      id={id}
      onRename={() => onRename(id)}
      phase={{ value: phase, options, onChange: (next) => void writeField({ kind: "priority", id, field: "phase" }, next) }}
      onDelete={() => onDelete(id)}
    />
  );
}
