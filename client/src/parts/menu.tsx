/**
 * Menus: a list of commands under a button, or at the pointer. Arrows, type-ahead and Esc come with them.
 *
 * The context menu opens with a right click, a long press, the menu key or Shift+F10.
 */
import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, type RefObject, Suspense, use, useRef, useState } from "react";
import type { Anchor, LayerProps, MenuChoiceProps, MenuItemProps } from "./layer-props.ts";
import { useLayerTrigger } from "./layer-trigger.tsx";
import { loadLayers } from "./load-layers.ts";

export function Menu({ trigger, align = "start", children }: { trigger: ReactElement; align?: "start" | "end"; children: ReactNode }) {
  const { open, wanted, anchor, setOpen, button } = useLayerTrigger(trigger, "menu");
  return (
    <>
      {button}
      <Suspense>
        {wanted && (
          <Layer open={open} onOpenChange={setOpen} anchor={anchor} returnTo={anchor} align={align}>
            {children}
          </Layer>
        )}
      </Suspense>
    </>
  );
}

export function ContextMenu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  const [at, setAt] = useState<Anchor | null>(null);
  const [open, setOpen] = useState(false);
  const returnTo = useRef<HTMLElement | null>(null);
  const given = trigger.props as { onContextMenu?: (event: MouseEvent) => void };
  const onContextMenu = (event: MouseEvent) => {
    given.onContextMenu?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    returnTo.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAt(pointAt(event.clientX, event.clientY));
    setOpen(true);
  };
  return (
    <>
      {cloneElement(trigger as ReactElement<Record<string, unknown>>, { onContextMenu })}
      <Suspense>
        {at && (
          <Layer open={open} onOpenChange={setOpen} anchor={at} returnTo={returnTo as RefObject<HTMLElement | null>} align="start">
            {children}
          </Layer>
        )}
      </Suspense>
    </>
  );
}

const pointAt = (x: number, y: number): Anchor => ({ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) });

function Layer(props: LayerProps) {
  const { MenuLayer } = use(loadLayers());
  return <MenuLayer {...props} />;
}

export function MenuItem(props: MenuItemProps) {
  const { ItemPart } = use(loadLayers());
  return <ItemPart {...props} />;
}

export function MenuSeparator() {
  const { SeparatorPart } = use(loadLayers());
  return <SeparatorPart />;
}

export function MenuGroup(props: { label: string; children: ReactNode }) {
  const { GroupPart } = use(loadLayers());
  return <GroupPart {...props} />;
}

/** One of a few, inside a menu. */
export function MenuChoice<V extends string>(props: MenuChoiceProps<V>) {
  const { ChoicePart } = use(loadLayers());
  return <ChoicePart {...(props as unknown as MenuChoiceProps<string>)} />;
}
