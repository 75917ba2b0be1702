/**
 * Menus: a list of commands under a button, or at the pointer. Arrows, type-ahead and Esc come with them.
 *
 * The context menu opens with a right click, a long press, the menu key or Shift+F10.
 */
import { ContextMenu as BaseContext } from "@base-ui/react/context-menu";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { floatingLayer, layerItem } from "./layers.ts";

const popup = classNames(floatingLayer, "min-w-[200px] p-1");

export function Menu({ trigger, align = "start", children }: { trigger: ReactElement; align?: "start" | "end"; children: ReactNode }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} collisionPadding={8} className="z-(--z-float)">
          <Base.Popup className={popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function ContextMenu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger render={trigger} />
      <BaseContext.Portal>
        <BaseContext.Positioner className="z-(--z-float)" collisionPadding={8}>
          <BaseContext.Popup className={popup}>{children}</BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  /** Keys that do the same, or a word about the present state. */
  end?: ReactNode;
  danger?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, end, danger = false, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item onClick={onSelect} className={classNames(layerItem, danger && "text-signal [&_svg.lucide]:text-signal")}>
      {icon}
      {children}
      {end && <span className="ml-auto inline-flex items-center gap-0.5 pl-4 text-sm text-ink-3">{end}</span>}
    </Base.Item>
  );
}

export const MenuSeparator = () => <Base.Separator className="mx-0 my-1 h-px bg-line" />;

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-3">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export interface MenuChoiceProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string; icon?: ReactNode; meaning?: string }[];
  onChange: (value: V) => void;
}

/** One of a few, inside a menu; choosing keeps the menu open so that the effect is seen. */
export function MenuChoice<V extends string>({ label, value, options, onChange }: MenuChoiceProps<V>) {
  return (
    <MenuGroup label={label}>
      <Base.RadioGroup value={value} onValueChange={(next: V) => onChange(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick={false} className={layerItem}>
            {option.icon}
            <span className={option.meaning ? "grid py-1" : ""}>
              {option.label}
              {option.meaning && <span className="text-sm text-ink-3">{option.meaning}</span>}
            </span>
            <Base.RadioItemIndicator className="ml-auto pl-4">
              <Check aria-hidden />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </MenuGroup>
  );
}
