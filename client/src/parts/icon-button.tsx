/** A button that is only an icon: it has a name for everybody, as a tooltip for those who look. */
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "title"> {
  label: string;
  icon: ReactNode;
  size?: "md" | "sm";
  /** Keys that do the same, shown in the tooltip. */
  keys?: ReactNode;
}

export function IconButton({ label, icon, size = "md", keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip says={label} {...(keys ? { keys } : {})}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={classNames(
          "inline-grid shrink-0 place-items-center rounded-md text-ink-2 transition-colors duration-80 enabled:hover:bg-fill enabled:hover:text-ink disabled:opacity-45 data-popup-open:bg-fill data-popup-open:text-ink max-phone:size-11",
          size === "md" ? "size-7 [&_svg.lucide]:size-4" : "size-6 [&_svg.lucide]:size-3.5",
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
