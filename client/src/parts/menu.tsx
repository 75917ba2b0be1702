/**
 * Menus: a list of commands under a button, or at the pointer. Arrows, type-ahead and Esc come with them.
 *
 * The context menu opens with a right click, a long press, the menu key or Shift+F10.
 */
import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  Suspense,
  use,
  useRef,
  useState,
} from "react";
import { useContextPress } from "./context-press.ts";
import type { Anchor, LayerProps, MenuChoiceProps, MenuItemProps, SubMenuProps } from "./layer-props.ts";
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

/** The handlers of whatever has the menu, called before ours. */
interface TriggerHandlers {
  onContextMenu?: (event: MouseEvent) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  onPointerDown?: (event: PointerEvent) => void;
}

/** What was pointed at is for the trigger to note, in the capture phase of `contextmenu`. */
export function ContextMenu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  const [at, setAt] = useState<Anchor | null>(null);
  const [open, setOpen] = useState(false);
  const returnTo = useRef<HTMLElement | null>(null);
  const given = trigger.props as TriggerHandlers;
  const press = useContextPress();
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
      {cloneElement(trigger as ReactElement<Record<string, unknown>>, {
        onContextMenu,
        onKeyDown: (event: KeyboardEvent) => {
          given.onKeyDown?.(event);
          press.onKeyDown(event);
        },
        onPointerDown: (event: PointerEvent) => {
          given.onPointerDown?.(event);
          press.onPointerDown(event);
        },
      })}
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

/** A line that opens more lines beside it. */
export function SubMenu(props: SubMenuProps) {
  const { SubMenuPart } = use(loadLayers());
  return <SubMenuPart {...props} />;
}

/** One of a few, inside a menu. */
export function MenuChoice<V extends string>(props: MenuChoiceProps<V>) {
  const { ChoicePart } = use(loadLayers());
  return <ChoicePart {...(props as unknown as MenuChoiceProps<string>)} />;
}
