/** One of a few, side by side: a single tab stop, arrows choose (ui/README.md 4). */

import { type ReactNode, useId } from "react";
import { grouped } from "#shared/artifacts/counted.ts";
import { classNames } from "./class-names.ts";

export interface SegmentedOption<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly count?: number;
}

export interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  options: readonly SegmentedOption<V>[];
  onChange: (value: V) => void;
  className?: string;
}

export function Segmented<V extends string>({ label, value, options, onChange, className }: SegmentedProps<V>) {
  const name = useId();
  return (
    <fieldset className={classNames("inline-flex shrink-0 gap-0.5 rounded-md bg-fill p-0.5", className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex h-[calc(var(--control-h)-6px)] items-center gap-1.5 rounded-sm px-[9px] text-sm font-medium whitespace-nowrap text-ink-2 hover:text-ink has-checked:bg-surface has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--line-2)] forced-colors:has-checked:underline has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus max-phone:h-10"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 m-0 appearance-none opacity-0"
          />
          {option.label}
          {option.count !== undefined && <span className="font-regular text-ink-3 tabular-nums">{grouped(option.count)}</span>}
        </label>
      ))}
    </fieldset>
  );
}
