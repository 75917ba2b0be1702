/** One of a few words, chosen from a list under the field: arrows, type-ahead, Esc. */
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Menu, MenuChoice } from "./menu.tsx";

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  icon?: ReactNode;
  /** A second, quiet line. */
  meaning?: string;
}

export interface SelectProps<V extends string> {
  /** Name for those who cannot see what stands beside it. */
  label: string;
  value: V;
  options: readonly SelectOption<V>[];
  onChange: (value: V) => void;
  /** `chip` sits among chips, `quiet` has no outline until hovered. */
  look?: "field" | "quiet" | "chip";
  disabled?: boolean;
}

const looks = {
  field: "h-control gap-1.5 rounded-md border border-line-2 bg-surface pr-2 pl-2.5 hover:border-control max-phone:h-11",
  quiet: "-mr-1 h-[26px] gap-1.5 rounded-md border border-transparent pr-1 pl-2 text-sm text-ink-2 hover:border-line-2 max-phone:h-11",
  chip: "h-[22px] gap-[5px] rounded-sm border border-line-2 bg-surface px-[7px] text-sm hover:border-control max-phone:h-7 max-phone:px-[9px]",
};

export function Select<V extends string>({ label, value, options, onChange, look = "field", disabled = false }: SelectProps<V>) {
  const chosen = options.find((option) => option.value === value);
  const trigger = (
    <button
      type="button"
      disabled={disabled}
      aria-label={`${label}: ${chosen?.label ?? "not chosen"}`}
      className={classNames("inline-flex shrink-0 items-center font-medium whitespace-nowrap select-none disabled:opacity-60", looks[look])}
    >
      {chosen?.icon}
      {chosen?.label ?? value}
      {!disabled && <ChevronDown className={classNames("text-ink-3", look === "chip" ? "size-3" : "size-3.5")} aria-hidden />}
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuChoice label={label} value={value} options={options} onChange={onChange} closes />
    </Menu>
  );
}
