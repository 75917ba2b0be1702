/**
 * A field over the page that finds what is typed: a combobox with a list in groups. Arrows choose, Enter takes, Esc closes.
 *
 * Knows nothing of what is found: it is given groups and tells what was taken. On cmdk and Base UI; fetched when first wanted.
 */
import { CSPProvider } from "@base-ui/react/csp-provider";
import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import { Kbd, type Key } from "./kbd.tsx";

export interface PaletteOption {
  /** Unlike any other in the list. */
  readonly id: string;
  readonly icon: ReactNode;
  readonly title: ReactNode;
  /** Where it is, or what it is. */
  readonly end?: ReactNode;
  readonly keys?: readonly Key[];
  readonly run: () => void;
  /** Cmd/Ctrl Enter. */
  readonly runBeside?: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly options: readonly PaletteOption[];
}

export interface PaletteLayerProps {
  open: boolean;
  onClose: () => void;
  label: string;
  query: string;
  onQuery: (query: string) => void;
  groups: readonly PaletteGroup[];
  /** What is said where nothing is found. */
  nothing: ReactNode;
  foot: ReactNode;
}

const scrim =
  "fixed inset-0 z-(--z-dialog) bg-[color-mix(in_srgb,var(--scrim)_60%,transparent)] transition-opacity duration-120 data-starting-style:opacity-0 data-ending-style:opacity-0";
const sheet =
  "fixed top-24 left-1/2 z-(--z-dialog) w-[680px] max-w-[calc(100vw-16px)] -translate-x-1/2 overflow-hidden rounded-lg bg-raised shadow-dialog outline-none " +
  "transition-opacity duration-120 data-starting-style:opacity-0 data-ending-style:opacity-0 max-phone:top-2";

export function PaletteLayer({ open, onClose, ...rest }: PaletteLayerProps) {
  const field = useRef<HTMLInputElement>(null);
  const taken = useRef(false);
  const take = (run: () => void) => {
    taken.current = true;
    onClose();
    run();
  };
  /** Back to where the focus was; what was taken may have put it elsewhere. */
  const finalFocus = () => {
    const was = taken.current;
    taken.current = false;
    return !(was && isFocusPlaced());
  };
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
        <Dialog.Portal>
          <Dialog.Backdrop className={scrim} />
          <Dialog.Popup initialFocus={field} finalFocus={finalFocus} aria-label={rest.label} className={sheet}>
            <PaletteBody {...rest} field={field} onTake={take} />
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  );
}

function isFocusPlaced(): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement !== document.body && activeElement.closest("[cmdk-root]") === null;
}

interface BodyProps extends Omit<PaletteLayerProps, "open" | "onClose"> {
  field: React.RefObject<HTMLInputElement | null>;
  onTake: (run: () => void) => void;
}

function PaletteBody({ label, query, onQuery, groups, nothing, foot, field, onTake }: BodyProps) {
  const first = groups[0]?.options[0]?.id ?? "";
  // Whatever is typed, the best stands first and is chosen.
  const [chosen, choose] = useState({ id: first, query });
  const isHere = chosen.query === query && groups.some(({ options }) => options.some(({ id }) => id === chosen.id));
  const value = isHere ? chosen.id : first;
  const takeBeside = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    const option = groups.flatMap(({ options }) => options).find(({ id }) => id === value);
    if (option) onTake(option.runBeside ?? option.run);
  };
  return (
    <Command
      label={label}
      shouldFilter={false}
      loop
      vimBindings={false}
      value={value}
      onValueChange={(id) => choose({ id, query })}
      onKeyDownCapture={takeBeside}
      className="flex max-h-[calc(100dvh-120px)] flex-col outline-none max-phone:max-h-[calc(100dvh-16px)]"
    >
      <div className="flex h-14 shrink-0 items-center gap-3 border-b border-line pr-4 pl-[18px]">
        <Search className="size-[18px] text-ink-3" aria-hidden />
        <Command.Input
          ref={field}
          value={query}
          onValueChange={onQuery}
          placeholder={label}
          aria-label={label}
          className="h-full min-w-0 flex-1 bg-transparent text-lg tracking-[-.012em] outline-none"
        />
        <Kbd keys={["esc"]} />
      </div>
      <Command.List label="Found" className="min-h-0 flex-1 overflow-y-auto scroll-py-2 px-2 pt-1 pb-2">
        {groups.map((group) => (
          <Command.Group key={group.title} heading={<GroupTitle title={group.title} />}>
            {group.options.map((option) => (
              <Option key={option.id} option={option} isChosen={option.id === value} onTake={onTake} />
            ))}
          </Command.Group>
        ))}
        {groups.length === 0 && (
          <div role="status" className="px-2.5 py-3 text-ink-2">
            {nothing}
          </div>
        )}
      </Command.List>
      <div className="flex h-[38px] shrink-0 items-center gap-4 overflow-hidden border-t border-line bg-subtle px-4 text-xs whitespace-nowrap text-ink-3 max-phone:hidden">
        {foot}
      </div>
    </Command>
  );
}

const GroupTitle = ({ title }: { title: string }) => <div className="px-2.5 pt-[9px] pb-[5px] text-sm text-ink-3">{title}</div>;

function Option({ option, isChosen, onTake }: { option: PaletteOption; isChosen: boolean; onTake: BodyProps["onTake"] }) {
  const { id, icon, title, end, keys } = option;
  return (
    <Command.Item
      value={id}
      onSelect={() => onTake(option.run)}
      className="flex h-[38px] cursor-default items-center gap-[11px] rounded-md px-2.5 select-none data-[selected=true]:bg-fill-2 max-phone:h-12 [&>svg]:w-4 [&>svg]:shrink-0 [&>svg.lucide]:size-4 [&>svg.lucide]:text-ink-3"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {(end || keys || isChosen) && (
        <span className="inline-flex min-w-0 shrink-0 items-center gap-2.5 text-sm whitespace-nowrap text-ink-3">
          {end && <span className="max-w-[240px] truncate max-phone:max-w-[120px]">{end}</span>}
          {keys ? <Kbd keys={keys} /> : isChosen && <Kbd keys={["enter"]} />}
        </span>
      )}
    </Command.Item>
  );
}
