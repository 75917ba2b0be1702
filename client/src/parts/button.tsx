/**
 * A button with words on it, in the looks of the design: standard, primary, quiet, danger.
 *
 * A busy button keeps its width and its place in the tab order, and ignores presses.
 */
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Variant = "standard" | "primary" | "quiet" | "danger";

const base =
  "inline-flex items-center justify-center gap-1.5 shrink-0 rounded-md border font-medium whitespace-nowrap select-none " +
  "transition-colors duration-80 disabled:opacity-45 aria-disabled:opacity-45 [&_svg.lucide]:size-[15px]";

const variants: Record<Variant, string> = {
  standard: "border-line-2 bg-surface text-ink enabled:hover:bg-subtle enabled:hover:border-control enabled:active:bg-fill",
  primary: "border-primary bg-primary text-on-primary enabled:hover:bg-primary-hover enabled:hover:border-primary-hover",
  quiet: "border-transparent text-ink-2 enabled:hover:bg-fill enabled:hover:text-ink",
  danger: "border-signal bg-signal text-on-signal enabled:hover:brightness-95",
};

const sizes = {
  md: "h-control px-2.5 max-phone:h-11 max-phone:px-3.5",
  sm: "h-[26px] px-2 text-sm max-phone:h-11 max-phone:px-3",
};

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: Variant;
  size?: keyof typeof sizes;
  icon?: ReactNode;
  busy?: boolean;
}

export function Button({ variant = "standard", size = "md", icon, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      className={classNames(base, variants[variant], sizes[size], busy && "opacity-60", className)}
    >
      {icon}
      {children}
    </button>
  );
}
