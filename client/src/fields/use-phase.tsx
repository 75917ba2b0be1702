/** The phase of an item as its menu offers it. */
import { usePriority } from "#client/project/use-entities.ts";
import { useWrite } from "#client/project/use-write.ts";
import { priority } from "#shared/schema/entities/priority.ts";
import type { ItemPhase } from "../parts/item-menu.tsx";
import { PhaseMark } from "../parts/phase-mark.tsx";

const options = priority.fields.phase.options.map(({ value, label }) => ({
  value,
  label,
  icon: <PhaseMark phase={value === "unassigned" ? "none" : value} className="size-3.5" />,
}));

export function usePhase(id: string): ItemPhase {
  const { phase } = usePriority(id);
  const { writeField } = useWrite();
  return { value: phase, options, onChange: (next) => void writeField({ kind: "priority", id, field: "phase" }, next) };
}
