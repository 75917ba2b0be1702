/** The name of a thing that has no words on it, shown after half a second of rest or on keyboard focus. */
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

export const TooltipDelay = ({ children }: { children: ReactNode }) => (
  <Base.Provider delay={500} closeDelay={0}>
    {children}
  </Base.Provider>
);

export function Tooltip({ says, keys, children }: { says: string; keys?: ReactNode; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-(--z-toast)">
          <Base.Popup className="inline-flex items-center gap-2 rounded-md bg-primary px-2 py-1 text-sm text-on-primary transition-opacity duration-120 data-starting-style:opacity-0 data-ending-style:opacity-0">
            {says}
            {keys}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
