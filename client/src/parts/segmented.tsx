/** One of two or three, side by side; one tab stop, arrows choose. */
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import type { ReactNode } from "react";

export interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string; end?: ReactNode }[];
  onChange: (value: V) => void;
}

export function Segmented<V extends string>({ label, value, options, onChange }: SegmentedProps<V>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as V)}
      className="inline-flex gap-0.5 rounded-md bg-fill p-0.5"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          className="inline-flex h-[calc(var(--control-h)-6px)] cursor-default items-center gap-1.5 rounded-sm px-[9px] text-sm font-medium whitespace-nowrap text-ink-2 select-none data-checked:bg-surface data-checked:text-ink data-checked:ring-1 data-checked:ring-line-2 max-phone:h-10"
        >
          {option.label}
          {option.end}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
