/**
 * One of a few words, chosen from a list: the browser's own select, with its keys, its type-ahead and its picker on a phone.
 *
 * Browsers that let a picker be styled show ours (`app.css`), the others show theirs.
 */
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  /** Shown before the word while it is chosen. */
  icon?: ReactNode;
}

export interface SelectProps<V extends string> {
  /** Name for those who cannot see what stands beside it. */
  label: string;
  value: V;
  options: readonly SelectOption<V>[];
  onChange: (value: V) => void;
  /** `chip` sits among chips. */
  look?: "field" | "chip";
  disabled?: boolean;
}

const looks = {
  field: {
    box: "h-control rounded-md max-phone:h-11",
    start: "pl-2.5",
    startIcon: "pl-[30px]",
    icon: "left-2.5",
    chevron: "right-2 size-3.5",
    end: "pr-7",
  },
  chip: {
    box: "h-[22px] rounded-sm text-sm max-phone:h-7",
    start: "pl-[7px]",
    startIcon: "pl-6",
    icon: "left-[7px]",
    chevron: "right-[6px] size-3",
    end: "pr-[22px]",
  },
};

export function Select<V extends string>({ label, value, options, onChange, look = "field", disabled = false }: SelectProps<V>) {
  const chosen = options.find((option) => option.value === value);
  const { box, start, startIcon, icon, chevron, end } = looks[look];
  return (
    <span className="relative inline-flex max-w-full shrink-0 items-center">
      {chosen?.icon && <span className={classNames("pointer-events-none absolute z-1 inline-flex", icon)}>{chosen.icon}</span>}
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value as V)}
        className={classNames(
          "max-w-full appearance-none truncate border border-line-2 bg-surface font-medium text-ink enabled:hover:border-control disabled:opacity-60",
          box,
          chosen?.icon ? startIcon : start,
          end,
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className={classNames("pointer-events-none absolute text-ink-3", chevron)} aria-hidden />
    </span>
  );
}
