/**
 * One acceptance criterion: read as a sentence; written in its three parts as soon as somebody is in it, this person or another, so
 * that carets have their place. Enter writes, Alt with an arrow moves, Delete removes.
 */
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { usePeople } from "#client/project/presence.ts";
import { useEntity } from "#client/project/use-entity.ts";
import { useMay } from "#client/project/use-write.ts";
import { writeCriterion } from "#shared/import/criterion-text.ts";
import { criterion as schema } from "#shared/schema/entities/criterion.ts";
import type { Entity } from "#shared/schema/entities.ts";
import type { ProseField } from "#shared/schema/field-kinds.ts";
import { FieldHere } from "../../fields/field-here.tsx";
import { ProseFieldEditor } from "../../fields/prose-field.tsx";
import { loadProseEditorWhenIdle } from "../../fields/prose-loader.ts";

export interface CriterionItemProps {
  id: string;
  /** From 1. */
  place: number;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

export function CriterionItem({ id, place, onMove, onRemove }: CriterionItemProps) {
  const criterion = useEntity("criterion", id);
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLLIElement>(null);
  const may = useMay();
  const othersHere = usePeople().some(({ at }) => at?.kind === "criterion" && at.id === id);
  useLeaving(root, isOpen, () => setOpen(false));
  if (!criterion) return null;
  const keyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    const act = event.altKey && step ? () => onMove(step) : event.key === "Delete" || event.key === "Backspace" ? onRemove : null;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const isWritten = may && (isOpen || othersHere);
  return (
    <li
      ref={root}
      data-criterion={id}
      data-item={`criterion:${id}`}
      className="relative border-line py-[7px] pl-6 leading-[19px] not-first:border-t before:absolute before:top-[7px] before:left-0 before:text-ink-3 before:tabular-nums before:content-[attr(data-place)]"
      data-place={place}
    >
      {isWritten ? (
        <CriterionParts id={id} place={place} isEntered={isOpen} />
      ) : may ? (
        <button
          type="button"
          data-enter
          onClick={() => setOpen(true)}
          onFocus={loadProseEditorWhenIdle}
          onPointerEnter={loadProseEditorWhenIdle}
          onKeyDown={keyDown}
          aria-label={`Criterion ${place}: ${writeCriterion(criterion)}`}
          className="-mx-1.5 -my-1 block w-[calc(100%+12px)] cursor-text rounded-sm px-1.5 py-1 text-left leading-[19px] hover:bg-fill"
        >
          <CriterionSentence criterion={criterion} />
        </button>
      ) : (
        <p>
          <CriterionSentence criterion={criterion} />
        </p>
      )}
    </li>
  );
}

/** "Given a room, when I book it, then it is mine." */
function CriterionSentence({ criterion }: { criterion: Entity<"criterion"> }) {
  const said = lead.flatMap(({ name, word }) => {
    const text = criterion[name].trim();
    return text === "" ? [] : [{ word, text: text.replace(/[.,;]$/, "") }];
  });
  if (said.length === 0) return <span className="text-ink-3">Nothing said yet</span>;
  return said.map(({ word, text }, at) => (
    <span key={word}>
      {at > 0 && ", "}
      <b className="font-semibold">{at === 0 ? word : word.toLowerCase()}</b> {text}
      {at === said.length - 1 && "."}
    </span>
  ));
}

const { given, when, then } = schema.fields;
const lead = [
  { name: "given", word: "Given", field: { ...given, hint: "where it starts" } },
  { name: "when", word: "When", field: { ...when, hint: "what happens" } },
  { name: "then", word: "Then", field: { ...then, hint: "what should be so" } },
] as const satisfies readonly { name: string; word: string; field: ProseField }[];

function CriterionParts({ id, place, isEntered }: { id: string; place: number; isEntered: boolean }) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isEntered) root.current?.querySelector<HTMLElement>("[role=textbox]")?.focus();
  }, [isEntered]);
  return (
    <div ref={root} className="cta-prose grid gap-1">
      {lead.map(({ name, word, field }) => (
        <CriterionPart key={name} id={id} name={name} word={word} place={place} field={field} />
      ))}
    </div>
  );
}

function CriterionPart({ id, name, word, place, field }: { id: string; name: string; word: string; place: number; field: ProseField }) {
  const labelId = useId();
  return (
    <div className="grid grid-cols-[44px_minmax(0,1fr)]">
      <span id={labelId} className="font-semibold">
        {word}
        <span className="sr-only">, criterion {place}</span>
      </span>
      <FieldHere at={{ kind: "criterion", id, field: name }} shows="caret">
        <ProseFieldEditor at={{ kind: "criterion", id, field: name }} field={field} labelId={labelId} editable />
      </FieldHere>
    </div>
  );
}

/** Closes when the focus goes elsewhere, and after Esc in one of the texts; then the criterion itself gets the focus. */
function useLeaving(root: RefObject<HTMLLIElement | null>, isOpen: boolean, onLeave: () => void): void {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const element = root.current;
    if (!isOpen || !element) return;
    const focusOut = () => setTimeout(() => element.contains(document.activeElement) || leave.current());
    const escaped = (event: Event) => {
      event.stopPropagation();
      leave.current();
      setTimeout(() => element.querySelector<HTMLElement>("[data-enter], [role=textbox]")?.focus());
    };
    element.addEventListener("focusout", focusOut);
    element.addEventListener("field-left", escaped);
    return () => {
      element.removeEventListener("focusout", focusOut);
      element.removeEventListener("field-left", escaped);
    };
  }, [root, isOpen]);
}
