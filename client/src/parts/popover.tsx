/** A small layer beside the thing that opened it; not modal, Esc closes, focus returns. */
import { type ReactElement, type ReactNode, Suspense, use } from "react";
import type { LayerProps } from "./layer-props.ts";
import { useLayerTrigger } from "./layer-trigger.tsx";
import { loadLayers } from "./load-layers.ts";

export interface PopoverProps {
  trigger: ReactElement;
  title: string;
  className?: string;
  children: ReactNode;
}

export function Popover({ trigger, title, className, children }: PopoverProps) {
  const { open, wanted, anchor, setOpen, button } = useLayerTrigger(trigger, "dialog");
  const look = className === undefined ? {} : { className };
  return (
    <>
      {button}
      <Suspense>
        {wanted && (
          <Layer open={open} onOpenChange={setOpen} anchor={anchor} returnTo={anchor} align="end" title={title} {...look}>
            {children}
          </Layer>
        )}
      </Suspense>
    </>
  );
}

function Layer(props: LayerProps & { title: string; className?: string }) {
  const { PopoverLayer } = use(loadLayers());
  return <PopoverLayer {...props} />;
}
