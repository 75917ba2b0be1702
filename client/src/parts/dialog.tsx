/**
 * A dialog: focus is held inside and goes back where it came from, the page behind is out of reach, Esc closes.
 *
 * `Confirm` is asked only before something leaves the device for good; everything else has undo.
 */
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

const scrim =
  "fixed inset-0 z-(--z-dialog) bg-scrim transition-opacity duration-120 data-starting-style:opacity-0 data-ending-style:opacity-0";
const sheet =
  "fixed z-(--z-dialog) left-1/2 -translate-x-1/2 bg-raised shadow-dialog outline-none transition-opacity duration-120 " +
  "data-starting-style:opacity-0 data-ending-style:opacity-0 rounded-lg max-w-[calc(100vw-16px)]";

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Width in px; the dialog never grows beyond the window. */
  width: number;
  footer?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

export function Dialog({ open, onClose, title, width, footer, initialFocus, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={scrim} />
        <Base.Popup
          style={{ width }}
          {...(initialFocus ? { initialFocus } : {})}
          className={classNames(
            sheet,
            "top-[min(122px,10vh)] flex max-h-[calc(100dvh-2*min(122px,10vh))] flex-col overflow-hidden max-phone:top-2 max-phone:max-h-[calc(100dvh-16px)]",
          )}
        >
          <header className="flex h-[52px] shrink-0 items-center justify-between border-b border-line pr-3 pl-6 max-phone:pl-4">
            <Base.Title className="truncate text-md font-semibold tracking-[-.012em]">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" icon={<X />} />} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          {footer && (
            <footer className="flex min-h-14 shrink-0 items-center gap-2 border-t border-line py-2 pr-4 pl-6 text-sm text-ink-2 max-phone:pl-4">
              {footer}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  question: string;
  /** What will be lost, in words. */
  children: ReactNode;
  actions: ReactNode;
}

export function Confirm({ open, onClose, question, children, actions }: ConfirmProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrim} />
        <AlertDialog.Popup className={classNames(sheet, "top-[20vh] w-[404px] p-4")}>
          <AlertDialog.Title className="font-semibold">{question}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-1 text-ink-2">
            {children}
          </AlertDialog.Description>
          <div className="mt-3.5 flex flex-wrap gap-1.5">{actions}</div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
