/**
 * Short words about what just happened, bottom centre: at most three, six seconds each, with undo where there is one. What stays is
 * pushed out last.
 *
 * Errors stay until dismissed. F6 reaches the toasts, Esc dismisses the newest; the clock stands while one is hovered or
 * has focus.
 */
import { TriangleAlert, X } from "lucide-react";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { classNames } from "./class-names.ts";
import { askForFocus } from "./focus-free.ts";
import { IconButton } from "./icon-button.tsx";
import { doesStay, makeRoom } from "./toast-room.ts";

export interface Toast {
  says: string;
  tone?: "own" | "other" | "error";
  /** One thing that can be done about it. */
  action?: { label: string; run: () => void; keys?: ReactNode };
  icon?: ReactNode;
  /** Does not go by itself; errors never do. */
  stays?: boolean;
}

interface ShownToast extends Toast {
  readonly id: number;
}

const shownMs = 6000;
let shown: readonly ShownToast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** @returns a function that takes the toast away early */
export function showToast(toast: Toast): () => void {
  const id = nextId++;
  change(makeRoom([...shown, { ...toast, id }]));
  return () => dismiss(id);
}

function dismiss(id: number): void {
  const hadFocus = document.activeElement?.closest("section[aria-label=Messages]") != null;
  change(shown.filter((toast) => toast.id !== id));
  if (hadFocus) requestAnimationFrame(focusWork);
}

/** A button that was pressed goes with its toast: the focus goes back to where the work is. */
function focusWork(): void {
  if (document.activeElement === document.body) askForFocus("now");
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; stands once in the page. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribe, () => shown);
  const [held, setHeld] = useState(false);
  const newest = toasts.at(-1);
  const hold = (on: boolean) => () => setHeld(on);
  return (
    <section
      aria-label="Messages"
      data-region
      tabIndex={-1}
      onKeyDown={(event) => event.key === "Escape" && newest && dismiss(newest.id)}
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
      className="pointer-events-none fixed inset-x-2 bottom-5 z-(--z-toast) flex flex-col items-center gap-2 max-phone:bottom-20"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} held={held} />
      ))}
    </section>
  );
}

const looks = {
  own: "bg-primary text-on-primary",
  other: "bg-raised text-ink",
  error: "bg-raised text-ink ring-1 ring-signal-line [&>svg]:text-signal",
};

function ToastCard({ toast, held }: { toast: ShownToast; held: boolean }) {
  const tone = toast.tone ?? "own";
  const stays = doesStay(toast);
  useEffect(() => {
    if (held || stays) return;
    const timer = setTimeout(() => dismiss(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [held, stays, toast.id]);
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={classNames(
        "pointer-events-auto flex min-h-10 max-w-full items-center gap-3 rounded-lg py-1 pr-1.5 pl-3.5 shadow-float [&>svg]:size-[15px]",
        looks[tone],
      )}
    >
      {toast.icon ?? (tone === "error" && <TriangleAlert aria-hidden />)}
      <span className="min-w-0">{toast.says}</span>
      <ToastAction toast={toast} />
      {stays ? <IconButton label="Dismiss" icon={<X />} onClick={() => dismiss(toast.id)} /> : !toast.action && <span className="w-1" />}
    </div>
  );
}

function ToastAction({ toast }: { toast: ShownToast }) {
  const { action } = toast;
  if (!action) return null;
  const run = () => {
    dismiss(toast.id);
    action.run();
  };
  return (
    <button
      type="button"
      onClick={run}
      className="inline-flex h-7 items-center gap-2 rounded-md px-2 font-medium outline-current max-phone:h-11"
    >
      <u className="decoration-1 underline-offset-3">{action.label}</u>
      {action.keys}
    </button>
  );
}
