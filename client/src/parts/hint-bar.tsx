/** The foot of a view: the keys that work right now. Not on phones, and not on paper. */
import { memo, type ReactNode } from "react";
import { Kbd, type Key } from "./kbd.tsx";

export interface Hint {
  readonly keys: readonly Key[];
  readonly does: string;
}

/** The same hints under every move of the hands are drawn once. */
export const HintBar = memo(function HintBar({ hints, end }: { hints: readonly Hint[]; end?: ReactNode }) {
  return (
    <div
      role="note"
      aria-label="Keyboard hints"
      className="flex h-8 shrink-0 items-center gap-4 overflow-hidden border-t border-line bg-subtle px-5 text-xs whitespace-nowrap text-ink-3 max-phone:hidden print:hidden"
    >
      {hints.map(({ keys, does }) => (
        <span key={does} className="inline-flex items-center gap-[5px]">
          <Kbd keys={keys} />
          {does}
        </span>
      ))}
      {end && <span className="ml-auto">{end}</span>}
    </div>
  );
});
