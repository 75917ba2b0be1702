/** Keys as people have them on their keyboard: ⌘ on a Mac, Ctrl elsewhere. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Command, CornerDownLeft, Delete } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Key = "mod" | "shift" | "alt" | "enter" | "backspace" | "space" | "esc" | "up" | "down" | "left" | "right" | (string & {});

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? "");

const drawn: Record<string, ReactNode> = {
  mod: isMac ? <Command aria-label="Command" /> : "Ctrl",
  shift: isMac ? "⇧" : "Shift",
  alt: isMac ? "⌥" : "Alt",
  enter: <CornerDownLeft aria-label="Enter" />,
  backspace: <Delete aria-label="Backspace" />,
  space: "space",
  esc: "esc",
  up: <ArrowUp aria-label="Up" />,
  down: <ArrowDown aria-label="Down" />,
  left: <ArrowLeft aria-label="Left" />,
  right: <ArrowRight aria-label="Right" />,
};

const looks = {
  paper: "border-line-2 bg-surface text-ink-2",
  /** On an ink button or a toast. */
  ink: "border-[color-mix(in_srgb,currentColor_35%,transparent)] bg-transparent text-inherit",
};

export function Kbd({ keys, look = "paper" }: { keys: readonly Key[]; look?: keyof typeof looks }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className={classNames(
            "inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border px-1 font-sans text-2xs leading-none font-medium [&_svg.lucide]:size-[11px] [&_svg.lucide]:stroke-[2.2]",
            looks[look],
          )}
        >
          {drawn[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
        </kbd>
      ))}
    </span>
  );
}
