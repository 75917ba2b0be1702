/**
 * How many: four signs side by side, a fifth field for any other. Arrows choose; `0`, `1`, `*`, `+` and `0 n`, `1 n` are typed.
 */
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { readMultiplicityText, writeMultiplicityText } from "#shared/artifacts/multiplicity-text.ts";
import { isSameMultiplicity } from "#shared/artifacts/nesting-cell.ts";
import type { Multiplicity } from "#shared/schema/field-kinds.ts";
import { commonMultiplicities, multiplicitySign, multiplicityWords } from "#shared/schema/multiplicity.ts";
import { classNames } from "../../parts/class-names.ts";
import { CardinalitySign } from "./cardinality-sign.tsx";

export interface CardinalityPickerProps {
  label: string;
  value: Multiplicity | null;
  editable: boolean;
  onChange: (value: Multiplicity) => void;
}

/** Between two keys of one cardinality. */
const pauseMs = 700;

export function CardinalityPicker({ label, value, editable, onChange }: CardinalityPickerProps) {
  const name = useId();
  const typed = useRef({ keys: "", at: 0 });
  if (!editable) return <p className="py-1 text-sm text-ink-2">{multiplicityWords(value)}</p>;
  const keyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[\dn*+]$/i.test(event.key)) return;
    event.preventDefault();
    const keys = event.timeStamp - typed.current.at < pauseMs ? `${typed.current.keys}${event.key}` : event.key;
    typed.current = { keys, at: event.timeStamp };
    const said = readMultiplicityText([...keys].slice(-2).join(" ")) ?? readMultiplicityText(event.key);
    if (said) onChange(said);
  };
  return (
    <fieldset className="grid grid-cols-[repeat(4,1fr)_60px] overflow-hidden rounded-md border border-line-2" onKeyDown={keyDown}>
      <legend className="sr-only">{label}</legend>
      {commonMultiplicities.map((each) => (
        <label
          key={multiplicitySign(each)}
          title={multiplicityWords(each)}
          className="relative flex h-7 items-center justify-center gap-[5px] border-line text-xs text-ink-2 not-first-of-type:border-l hover:bg-fill has-checked:bg-primary has-checked:font-semibold has-checked:text-on-primary has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus has-checked:has-focus-visible:outline-surface has-checked:has-focus-visible:-outline-offset-4 max-phone:h-11"
        >
          <input
            type="radio"
            name={name}
            checked={isSameMultiplicity(withoutUsual(value), each)}
            onChange={() => onChange(each)}
            aria-label={multiplicityWords(each)}
            className="absolute inset-0 m-0 appearance-none opacity-0"
          />
          <CardinalitySign value={each} />
          <span className="tabular-nums">{multiplicitySign(each)}</span>
        </label>
      ))}
      <OtherCardinality label={label} value={value} onChange={onChange} />
    </fieldset>
  );
}

/** "25..35", "1..n usually 30": whatever the four do not say. */
function OtherCardinality({ label, value, onChange }: Omit<CardinalityPickerProps, "editable">) {
  const [draft, setDraft] = useState<string | null>(null);
  const isOther = value !== null && (value.usual !== undefined || !commonMultiplicities.some((each) => isSameMultiplicity(each, value)));
  const read = draft === null ? null : readMultiplicityText(draft);
  const isWrong = draft !== null && draft.trim() !== "" && read === null;
  const leave = () => {
    if (read && !isSameMultiplicity(read, value)) onChange(read);
    setDraft(null);
  };
  return (
    <input
      value={draft ?? (isOther ? writeMultiplicityText(value) : "")}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") leave();
        if (event.key === "Escape") setDraft(null);
      }}
      maxLength={60}
      aria-label={`${label}, any other`}
      aria-invalid={isWrong || undefined}
      title={isOther ? multiplicityWords(value) : "Any other: 2..4, 25 to 35, 1..n usually 30"}
      placeholder="2..4"
      autoComplete="off"
      data-uncommitted={draft === null ? undefined : ""}
      className={classNames(
        "h-7 min-w-0 border-l border-line px-1.5 text-center text-xs tabular-nums outline-none focus:outline-2 focus:-outline-offset-2 focus:outline-ink aria-invalid:outline-2 aria-invalid:-outline-offset-2 aria-invalid:outline-signal max-phone:h-11",
        isOther ? "bg-primary font-semibold text-on-primary focus:bg-surface focus:text-ink" : "bg-transparent",
      )}
    />
  );
}

function withoutUsual(value: Multiplicity | null): Multiplicity | null {
  return value && value.usual === undefined ? value : null;
}
