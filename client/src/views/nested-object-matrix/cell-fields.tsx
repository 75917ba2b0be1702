/**
 * All fields of a cell: the answer, label and cardinality both ways, how it shows, mechanics, sorts, filters and dependencies.
 * Saving is immediate. In the popover beside the grid, and on a phone over the whole screen.
 */
import { type RefObject, Suspense, useId, useRef } from "react";
import { useShowTyping } from "#client/project/presence.ts";
import { splitLabel } from "#shared/artifacts/multiplicity-text.ts";
import type { CellSide, NestingCell, NestingState } from "#shared/artifacts/nesting-cell.ts";
import { justRelated, type NestingInput } from "#shared/artifacts/nesting-input.ts";
import { relationship } from "#shared/schema/entities/relationship.ts";
import type { Field, Multiplicity } from "#shared/schema/field-kinds.ts";
import { articleOf, pluralOf } from "#shared/schema/names.ts";
import { editorOf } from "../../fields/field-editors.ts";
import { FieldHere } from "../../fields/field-here.tsx";
import { useDraft } from "../../fields/use-draft.ts";
import { classNames } from "../../parts/class-names.ts";
import { Segmented } from "../../parts/segmented.tsx";
import { Select } from "../../parts/select.tsx";
import { FieldError, FieldFrame, FrameInput } from "../../parts/text-field.tsx";
import { CardinalityPicker } from "./cardinality-picker.tsx";
import { useMatrix } from "./matrix-context.ts";
import { shownName, useObjectName } from "./use-object-name.ts";

export interface CellFieldsProps {
  cell: NestingCell;
  /** The relationship that is shown, of several; `null` while there is none. */
  side: CellSide | null;
  /** Enter in a label: saved, and on to the next. */
  onEnter: () => void;
  /** Given to the first field. */
  focus?: (element: HTMLElement | null) => void;
}

const row = "grid grid-cols-[84px_minmax(0,1fr)] items-center max-phone:grid-cols-1 max-phone:gap-1";
const { label: labelField } = relationship.fields;

export function CellFields({ cell, side, onEnter, focus }: CellFieldsProps) {
  const { actions, mayWrite } = useMatrix();
  const rowName = shownName(useObjectName(cell.row));
  const columnName = shownName(useObjectName(cell.column));
  const isSelf = cell.row === cell.column;
  // Kept here, since the first word makes the relationship, and its row is another one from then on.
  const [typedThere, typedBack] = [useRef(false), useRef(false)];
  const sayLabel = (label: string) => {
    if (side || label !== "") actions.saySide(cell, { ...justRelated, label }, side);
  };
  return (
    <>
      <div className="grid gap-2 p-3">
        {(cell.state !== "related" || !side) && <AnswerRow cell={cell} />}
        <LabelRow
          key={`${side?.relationship ?? "new"} there`}
          says={`${capital(articleOf(rowName))} ${rowName}`}
          name={`Label, as ${rowName} reads it`}
          value={side?.label ?? ""}
          editable={mayWrite}
          typed={typedThere}
          onSave={sayLabel}
          onSplit={(label, multiplicity) => actions.saySide(cell, { ...justRelated, label, multiplicity }, side)}
          onEnter={onEnter}
          {...(focus ? { focus } : {})}
        />
        <div className="ml-[84px] max-phone:ml-0">
          <CardinalityPicker
            label={`${pluralOf(columnName)} per ${rowName}`}
            value={side?.multiplicity ?? null}
            editable={mayWrite}
            onChange={(multiplicity) =>
              side && cell.state === "related"
                ? actions.sayMultiplicity(side, multiplicity)
                : actions.saySide(cell, { ...justRelated, multiplicity }, side)
            }
          />
        </div>
        {side && (
          <>
            <LabelRow
              key={`${side.relationship} back`}
              says={isSelf ? "Back" : `${capital(articleOf(columnName))} ${columnName}`}
              name={`Label, as ${columnName} reads it`}
              value={side.inverseLabel}
              editable={mayWrite}
              typed={typedBack}
              onSave={(label) => actions.sayInverse(side, { label })}
              onSplit={(label, multiplicity) => {
                actions.sayInverse(side, { label });
                actions.sayInverse(side, { multiplicity });
              }}
              onEnter={onEnter}
            />
            <div className="ml-[84px] max-phone:ml-0">
              <CardinalityPicker
                label={`${pluralOf(rowName)} per ${columnName}`}
                value={side.inverseMultiplicity}
                editable={mayWrite}
                onChange={(multiplicity) => actions.sayInverse(side, { multiplicity })}
              />
            </div>
          </>
        )}
      </div>
      {side && <NestingRows cell={cell} side={side} rowName={rowName} columnName={columnName} />}
    </>
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const answers: readonly { readonly value: NestingState; readonly label: string; readonly input: NestingInput }[] = [
  { value: "related", label: "Yes", input: justRelated },
  { value: "no", label: "No", input: { says: "no" } },
  { value: "discuss", label: "Discuss", input: { says: "discuss" } },
  { value: "unanswered", label: "Open", input: { says: "clear" } },
];

function AnswerRow({ cell }: { cell: NestingCell }) {
  const { actions, mayWrite } = useMatrix();
  const known = answers.find(({ value }) => value === cell.state);
  return (
    <div className={row}>
      <span className="text-sm text-ink-2">Answer</span>
      {mayWrite ? (
        <Segmented
          label="Answer"
          value={cell.state}
          options={answers.map(({ value, label }) => ({ value, label }))}
          onChange={(state) => {
            const chosen = answers.find(({ value }) => value === state);
            if (chosen) actions.say([cell], chosen.input);
          }}
          className="justify-self-start"
        />
      ) : (
        <p>{known?.label}</p>
      )}
    </div>
  );
}

interface LabelRowProps {
  says: string;
  name: string;
  value: string;
  editable: boolean;
  /** Whether somebody typed in it since it was entered. */
  typed: RefObject<boolean>;
  onSave: (label: string) => void;
  /** It was left with a cardinality at its end, as in a cell: `presents 1..n`. */
  onSplit: (label: string, multiplicity: Multiplicity) => void;
  onEnter: () => void;
  focus?: (element: HTMLElement | null) => void;
}

function LabelRow({ says, name, value, editable, typed, onSave, onSplit, onEnter, focus }: LabelRowProps) {
  const typing = useShowTyping();
  const noteId = useId();
  const settle = () => {
    const { label, multiplicity } = splitLabel(text.trim());
    if (typed.current && multiplicity) onSplit(label, multiplicity);
    typed.current = false;
  };
  const leaveByEnter = () => {
    settle();
    onEnter();
  };
  const { text, input, problem } = useDraft({ value, label: labelField.label, max: labelField.max, write: onSave, onEnter: leaveByEnter });
  if (!editable) {
    return (
      <div className={row}>
        <span className="truncate text-sm text-ink-2">{says}</span>
        <p className={value ? "font-medium text-rel-ink" : "text-ink-3"}>{value || "Not said yet"}</p>
      </div>
    );
  }
  return (
    <div className={classNames(row, "not-first:mt-1")}>
      <span className="truncate pr-2 text-sm text-ink-2" title={says}>
        {says}
      </span>
      <div>
        <FieldFrame invalid={problem !== null}>
          <FrameInput
            {...input}
            ref={focus}
            data-begin
            onInput={() => {
              typed.current = true;
              typing();
            }}
            onBlur={() => {
              input.onBlur();
              settle();
            }}
            aria-label={name}
            aria-invalid={problem ? true : undefined}
            aria-describedby={noteId}
            placeholder="has, presents, belongs to"
            autoComplete="off"
            spellCheck={false}
            className="font-medium text-rel-ink placeholder:font-regular"
          />
        </FieldFrame>
        <div id={noteId}>{problem && <FieldError>{problem}</FieldError>}</div>
      </div>
    </div>
  );
}

const { "out.nested": nestedField, "out.mechanics": mechanics, "out.dependencies": dependencies } = relationship.fields;
const { "out.sorts": sorts, "out.filters": filters } = relationship.fields;

interface NestingRowsProps {
  cell: NestingCell;
  side: CellSide;
  rowName: string;
  columnName: string;
}

/** Mechanics, sorts, filters, dependencies: what MCSFD asks of each nested object, cardinality above. */
function NestingRows(props: NestingRowsProps) {
  const { side, columnName } = props;
  const many = pluralOf(columnName);
  const field = (name: string) => `${side.direction}.${name}`;
  return (
    <dl className="nom-mcsfd border-t border-line px-3 py-1.5">
      <ShownAs {...props} />
      <SideField side={side} name={field("mechanics")} says="Mechanics" field={{ ...mechanics, hint: `How ${many} come to be there` }} />
      <SideField side={side} name={field("sorts")} says="Sort" field={{ ...sorts, label: "Sorts" }} />
      <SideField side={side} name={field("filters")} says="Filter" field={{ ...filters, label: "Filters" }} />
      <SideField
        side={side}
        name={field("dependencies")}
        says="Depends on"
        field={{ ...dependencies, hint: "What happens to one when the other goes" }}
      />
    </dl>
  );
}

const term = "grid grid-cols-[84px_minmax(0,1fr)] items-baseline min-h-[26px] py-1 text-sm leading-[17px] max-phone:grid-cols-1";

/** How the column's objects show on the row's, and whether people go on from there. */
function ShownAs({ cell, side, rowName, columnName }: NestingRowsProps) {
  const { actions, mayWrite } = useMatrix();
  const known = nestedField.options.find(({ value }) => value === side.nested);
  const options = known ? nestedField.options : [...nestedField.options, { value: side.nested, label: side.nested }];
  const navigates = relationship.fields[`${side.direction}.navigates`];
  const Flag = editorOf(navigates);
  const flagId = useId();
  return (
    <div className={term}>
      <dt className="text-ink-3">Shows as</dt>
      <dd className="flex flex-wrap items-center gap-x-3">
        {mayWrite ? (
          <Select
            label={`${pluralOf(columnName)} on ${articleOf(rowName)} ${rowName}`}
            look="chip"
            value={side.nested}
            options={options}
            onChange={(nested) => actions.saySide(cell, { ...justRelated, nested }, side)}
          />
        ) : (
          (known?.label ?? side.nested)
        )}
        {Flag && (
          <span className={classNames("inline-flex items-center gap-1.5 text-ink-2", !mayWrite && "flex-row-reverse")}>
            <Suspense>
              <Flag
                at={{ kind: "relationship", id: side.relationship, field: `${side.direction}.navigates` }}
                field={navigates}
                labelId={flagId}
                editable={mayWrite}
              />
            </Suspense>
            <span id={flagId}>People go on to it</span>
          </span>
        )}
      </dd>
    </div>
  );
}

function SideField({ side, name, says, field }: { side: CellSide; name: string; says: string; field: Field }) {
  const { mayWrite } = useMatrix();
  const labelId = useId();
  const Editor = editorOf(field);
  const at = { kind: "relationship", id: side.relationship, field: name } as const;
  if (!Editor) return null;
  return (
    <div className={term}>
      <dt id={labelId} className="text-ink-3">
        {says}
      </dt>
      <dd className="min-w-0">
        <FieldHere at={at} shows={field.type === "prose" ? "caret" : "outline"}>
          <Suspense>
            <Editor key={`${side.relationship} ${name}`} at={at} field={field} labelId={labelId} editable={mayWrite} />
          </Suspense>
        </FieldHere>
      </dd>
    </div>
  );
}
