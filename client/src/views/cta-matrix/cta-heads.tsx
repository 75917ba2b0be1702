/** Heads of the matrix: objects and roles, with how many calls to action each has. F2 renames, wherever the name stands. */
import { memo, type ReactNode } from "react";
import { useCtaReading } from "#client/project/use-cta-index.ts";
import { useWrite } from "#client/project/use-write.ts";
import { counted, grouped } from "#shared/artifacts/counted.ts";
import { countOfObject, countOfRole } from "#shared/artifacts/cta-matrix.ts";
import { object } from "#shared/schema/entities/object.ts";
import { role } from "#shared/schema/entities/role.ts";
import { committedLine } from "../../fields/line-draft.ts";
import { classNames } from "../../parts/class-names.ts";
import { GridColumnHead, type GridHeadProps, GridRowHead } from "../../parts/grid/grid-cell.tsx";
import { GridInput } from "../../parts/grid/grid-input.tsx";
import { noteRender } from "../../parts/render-count.ts";
import { useMatrix } from "./matrix-context.ts";
import { useEntityName } from "./use-entity-name.ts";
import { useRoleDrag } from "./use-role-drag.ts";

type HeadKind = "object" | "role";

export const CtaRowHead = memo(function CtaRowHead(head: GridHeadProps) {
  noteRender("head");
  const { isTurned } = useMatrix();
  const { label, content, look } = useHead(head, isTurned ? "role" : "object");
  return (
    <GridRowHead head={head} label={label} className={look}>
      {content}
    </GridRowHead>
  );
});

export const CtaColumnHead = memo(function CtaColumnHead(head: GridHeadProps) {
  noteRender("head");
  const { isTurned } = useMatrix();
  const { label, content, look } = useHead(head, isTurned ? "object" : "role");
  return (
    <GridColumnHead head={head} label={label} className={look}>
      {content}
    </GridColumnHead>
  );
});

const nameless = { object: "No name yet", role: "No name yet" };

function useHead({ id, isEditing }: GridHeadProps, kind: HeadKind): { label: string; content: ReactNode; look: string } {
  const given = useEntityName(kind, id);
  const name = given.trim() || nameless[kind];
  const count = useCtaReading(`${kind}:${id}`, (index) => (kind === "object" ? countOfObject(index, id) : countOfRole(index, id)));
  const label = `${name}, ${counted(count, "call to action", "calls to action")}`;
  const look = kind === "role" ? "cta-role" : "cta-object";
  if (isEditing) return { label, look, content: <RenamedHead kind={kind} id={id} name={given} /> };
  const content = (
    <>
      <span title={name} className={classNames("cta-head-name", given === "" && "font-regular text-ink-3")}>
        {name}
      </span>
      <span className="cta-head-count">{grouped(count)}</span>
    </>
  );
  return { label, look, content: kind === "role" ? <DraggedRole id={id}>{content}</DraggedRole> : content };
}

function DraggedRole({ id, children }: { id: string; children: ReactNode }) {
  const press = useRoleDrag(id);
  return (
    <span onPointerDown={press} className="cta-head-drag">
      {children}
    </span>
  );
}

const fields = { object: object.fields.name, role: role.fields.name };

function RenamedHead({ kind, id, name }: { kind: HeadKind; id: string; name: string }) {
  const { grid } = useMatrix();
  const { writeField } = useWrite();
  const { max } = fields[kind];
  const save = (text: string) => {
    const said = committedLine(text).slice(0, max);
    if (said !== "") writeField({ kind, id, field: "name" }, said);
  };
  return (
    <GridInput
      grid={grid}
      label={`Name of the ${kind}`}
      text={name}
      typed={null}
      max={max}
      stays
      onSave={save}
      className="h-6 w-full rounded-sm bg-surface px-1.5 font-medium text-ink outline-2 outline-ink"
    />
  );
}
