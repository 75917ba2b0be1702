/** Menus, popovers and dialogs on Base UI. Fetched by `load-layers.ts`; everybody else uses `menu.tsx`, `popover.tsx`, `dialog.tsx`. */
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { Dialog } from "@base-ui/react/dialog";
import { Menu } from "@base-ui/react/menu";
import { Popover } from "@base-ui/react/popover";
import { Check, ChevronRight, X } from "lucide-react";
import { type RefObject, useRef } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import type { ConfirmProps, DialogProps, LayerProps, MenuChoiceProps, MenuItemProps, SubMenuProps } from "./layer-props.ts";

const floating =
  "rounded-lg bg-raised shadow-float outline-none origin-(--transform-origin) transition-[opacity,scale] duration-120 ease-settle " +
  "data-starting-style:scale-[.98] data-starting-style:opacity-0 data-ending-style:opacity-0";

const itemLook =
  "flex w-full items-center gap-2 rounded-sm px-2 min-h-[30px] max-phone:min-h-11 whitespace-nowrap outline-none select-none cursor-default " +
  "data-highlighted:bg-fill data-disabled:text-ink-3 [&_svg.lucide]:size-[15px] [&_svg.lucide]:text-ink-3";

/** What Base UI says about a change of a layer. */
interface Change {
  readonly event: Event;
}

/**
 * A press on the button that opened the layer is left to that button, which closes it; otherwise the layer would close at
 * the press and open again at the click.
 */
function besideButton({ onOpenChange, returnTo }: Pick<LayerProps, "onOpenChange" | "returnTo">) {
  return (next: boolean, { event }: Change) => {
    const target = event instanceof FocusEvent ? event.relatedTarget : event.target;
    const isOnButton = target instanceof Node && returnTo.current?.contains(target) === true;
    const isPress = event.type !== "keydown" && event.type !== "keyup";
    if (next || !isOnButton || !isPress) onOpenChange(next);
  };
}

/** The focus goes back to the button, unless that is gone or the chosen command has already put the focus somewhere. */
function backTo(returnTo: LayerProps["returnTo"]) {
  return () => {
    const { activeElement } = document;
    const isElsewhere = activeElement !== null && activeElement !== document.body && !activeElement.closest("[role=menu]");
    return isElsewhere || !returnTo.current?.isConnected ? false : returnTo.current;
  };
}

export function MenuLayer({ open, onOpenChange, anchor, returnTo, align, label, children }: LayerProps) {
  const change = besideButton({ onOpenChange, returnTo });
  return (
    <CSPProvider disableStyleElements>
      <Menu.Root open={open} onOpenChange={change} modal={false}>
        <Menu.Portal>
          <Menu.Positioner
            role="region"
            aria-label="Menu"
            anchor={anchor}
            sideOffset={4}
            align={align}
            collisionPadding={8}
            className="z-(--z-toast)"
          >
            <Menu.Popup
              aria-label={label}
              finalFocus={backTo(returnTo)}
              className={classNames(floating, "max-h-(--available-height) min-w-[200px] overflow-y-auto p-1")}
            >
              {children}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </CSPProvider>
  );
}

export function ItemPart({ icon, end, danger = false, onSelect, children }: MenuItemProps) {
  return (
    <Menu.Item onClick={onSelect} className={classNames(itemLook, danger && "text-signal [&_svg.lucide]:text-signal")}>
      {icon}
      {children}
      {end && <span className="ml-auto inline-flex items-center gap-0.5 pl-4 text-sm text-ink-3 max-phone:[&_kbd]:hidden">{end}</span>}
    </Menu.Item>
  );
}

export const SeparatorPart = () => <Menu.Separator className="my-1 h-px bg-line" />;

export function GroupPart({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-3">{label}</Menu.GroupLabel>
      {children}
    </Menu.Group>
  );
}

export function SubMenuPart({ label, icon, children }: SubMenuProps) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={classNames(itemLook, "data-popup-open:bg-fill")}>
        {icon}
        {label}
        <ChevronRight className="ml-auto" aria-hidden />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner role="region" aria-label={label} sideOffset={4} alignOffset={-4} collisionPadding={8} className="z-(--z-toast)">
          <Menu.Popup aria-label={label} className={classNames(floating, "min-w-[160px] p-1")}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}

export function ChoicePart({ label, value, options, onChange, closes = false }: MenuChoiceProps<string>) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} closeOnClick={closes} disabled={option.disabled} className={itemLook}>
          {option.icon}
          <span className={option.meaning ? "grid py-1" : ""}>
            {option.label}
            {option.meaning && <span className="text-sm text-ink-3">{option.meaning}</span>}
          </span>
          <Menu.RadioItemIndicator className="ml-auto pl-4">
            <Check aria-hidden />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

export function PopoverLayer({
  open,
  onOpenChange,
  anchor,
  returnTo,
  align,
  title,
  className,
  children,
}: LayerProps & { title: string; className?: string }) {
  return (
    <CSPProvider disableStyleElements>
      <Popover.Root open={open} onOpenChange={besideButton({ onOpenChange, returnTo })}>
        <Popover.Portal>
          <Popover.Positioner anchor={anchor} sideOffset={8} align={align} collisionPadding={8} className="z-(--z-float)">
            <Popover.Popup finalFocus={returnTo} className={classNames(floating, "max-w-[calc(100vw-16px)]", className)}>
              <Popover.Title className="px-4 pt-3 text-md font-semibold tracking-[-.012em]">{title}</Popover.Title>
              {children}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </CSPProvider>
  );
}

const scrim =
  "fixed inset-0 z-(--z-dialog) bg-scrim transition-opacity duration-120 data-starting-style:opacity-0 data-ending-style:opacity-0";
const sheet =
  "fixed left-1/2 z-(--z-dialog) max-w-[calc(100vw-16px)] -translate-x-1/2 rounded-lg bg-raised shadow-dialog outline-none transition-opacity duration-120 " +
  "data-starting-style:opacity-0 data-ending-style:opacity-0";

/** A dialog begins at the field that says so, else at its first; a finger is not met with a keyboard. */
function beginAt(body: RefObject<HTMLElement | null>) {
  const first = (fields: string) => body.current?.querySelector<HTMLElement>(fields);
  return (how: string) => (how === "touch" ? true : (first("[data-begin]") ?? first("input, select, textarea") ?? true));
}

/** A dialog that closes says where the focus goes, or it goes where it came from. */
const endAt = (returnTo: (() => HTMLElement | null) | undefined) => () => returnTo?.() ?? true;

/** What it came from may be gone (whoever has signed in has no button for that any more): nobody is left nowhere. */
function leaveNobodyNowhere(open: boolean): void {
  if (open) return;
  // The layer still stands, with the focus perhaps, when its end is told.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById("main")?.focus();
  });
}

export function DialogLayer({ open, onClose, title, width, footer, returnTo, children }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()} onOpenChangeComplete={leaveNobodyNowhere}>
        <Dialog.Portal>
          <Dialog.Backdrop className={scrim} />
          <Dialog.Popup
            style={{ width }}
            initialFocus={beginAt(body)}
            finalFocus={endAt(returnTo)}
            className={classNames(
              sheet,
              "top-[min(122px,10vh)] flex max-h-[calc(100dvh-2*min(122px,10vh))] flex-col overflow-hidden max-phone:top-2 max-phone:max-h-[calc(100dvh-16px)]",
            )}
          >
            <div className="flex h-[52px] shrink-0 items-center justify-between border-b border-line pr-3 pl-6 max-phone:pr-1 max-phone:pl-4">
              <Dialog.Title className="truncate text-md font-semibold tracking-[-.012em]">{title}</Dialog.Title>
              <IconButton label="Close" icon={<X />} onClick={onClose} />
            </div>
            <div ref={body} className="min-h-0 flex-1 overflow-y-auto">
              {children}
            </div>
            {footer && (
              <div className="flex min-h-14 shrink-0 items-center gap-2 border-t border-line py-2 pr-4 pl-6 text-sm text-ink-2 max-phone:pl-4">
                {footer}
              </div>
            )}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  );
}

/** The focus begins at the last answer, which changes nothing. */
export function ConfirmLayer({ open, onClose, question, children, actions, returnTo }: ConfirmProps) {
  const answers = useRef<HTMLDivElement>(null);
  return (
    <CSPProvider disableStyleElements>
      <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()} onOpenChangeComplete={leaveNobodyNowhere}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop forceRender className={scrim} />
          <AlertDialog.Popup
            finalFocus={endAt(returnTo)}
            initialFocus={() => answers.current?.querySelector<HTMLElement>("button:last-of-type") ?? true}
            className={classNames(sheet, "top-[20vh] w-[404px] p-4")}
          >
            <AlertDialog.Title className="font-semibold">{question}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="mt-1 text-ink-2">
              {children}
            </AlertDialog.Description>
            <div ref={answers} className="mt-3.5 flex flex-wrap gap-1.5">
              {actions}
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </CSPProvider>
  );
}
