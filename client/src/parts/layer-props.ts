/** What menus, popovers and dialogs are given: shared by the parts that stand in the page and the code fetched for them. */
import type { ReactNode, RefObject } from "react";

/** Something a layer is laid out beside: an element, or a point. */
export type Anchor = RefObject<HTMLElement | null> | { getBoundingClientRect: () => DOMRect };

export interface LayerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: Anchor;
  /** Where the focus goes when the layer closes. */
  returnTo: RefObject<HTMLElement | null>;
  align: "start" | "center" | "end";
  label?: string;
  children: ReactNode;
}

export interface MenuItemProps {
  icon?: ReactNode;
  /** Keys that do the same, or a word about the present state. */
  end?: ReactNode;
  danger?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export interface SubMenuProps {
  label: string;
  icon?: ReactNode;
  children: ReactNode;
}

export interface MenuChoiceProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string; icon?: ReactNode; meaning?: string; disabled?: boolean }[];
  onChange: (value: V) => void;
  /** Choosing closes the menu; otherwise it stays, so that the effect is seen. */
  closes?: boolean;
}

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** Width in px; the dialog never grows beyond the window. */
  width: number;
  /** Where the focus goes when it closes, if that is not where it came from. */
  returnTo?: () => HTMLElement | null;
  footer?: ReactNode;
  children: ReactNode;
}

export interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  question: string;
  /** What will be lost, in words. */
  children: ReactNode;
  actions: ReactNode;
  /** Where the focus goes when it closes, if that is not where it came from. */
  returnTo?: () => HTMLElement | null;
}
