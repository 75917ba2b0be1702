/** One of a few words, chosen from a list: arrows, type-ahead, Esc. */
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { floatingLayer, layerItem } from "./layers.ts";

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
  return (
    <Base.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next)} disabled={disabled} modal={false}>
      <Base.Trigger
        aria-label={`${label}: ${chosen?.label ?? "not chosen"}`}
        className={classNames(
          "inline-flex shrink-0 items-center font-medium whitespace-nowrap select-none data-disabled:opacity-60",
          looks[look],
        )}
      >
        {chosen?.icon}
        <Base.Value />
        <Base.Icon className={disabled ? "hidden" : "text-ink-3"}>
          <ChevronDown className={look === "chip" ? "size-3" : "size-3.5"} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} collisionPadding={8} className="z-(--z-toast)">
          <Base.Popup className={classNames(floatingLayer, "min-w-[max(160px,var(--anchor-width))] p-1")}>
            <Base.List className="max-h-(--available-height) overflow-y-auto">
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={layerItem}>
                  {option.icon}
                  <span className="grid py-1">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.meaning && <span className="text-sm text-ink-3">{option.meaning}</span>}
                  </span>
                  <Base.ItemIndicator className="ml-auto pl-4">
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
