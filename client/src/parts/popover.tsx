/** A small layer beside the thing that opened it; not modal, Esc closes, focus returns. */
import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { floatingLayer } from "./layers.ts";

export interface PopoverProps {
  trigger: ReactElement;
  title: string;
  /** The title is only for those who cannot see. */
  hideTitle?: boolean;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}

export function Popover({ trigger, title, hideTitle = false, align = "end", className, children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={8} align={align} collisionPadding={8} className="z-(--z-float)">
          <Base.Popup className={classNames(floatingLayer, "max-w-[calc(100vw-16px)]", className)}>
            <Base.Title className={hideTitle ? "sr-only" : "px-4 pt-3 text-md font-semibold tracking-[-.012em]"}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
