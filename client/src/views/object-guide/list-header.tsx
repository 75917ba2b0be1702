/** The head of the object list: how many there are, a way to add one, and the filter. */

import { Plus, Search } from "lucide-react";
import type { KeyboardEvent, RefObject } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "#client/parts/icon-button.tsx";
import { Kbd } from "#client/parts/kbd.tsx";
import { FieldFrame, FrameInput } from "#client/parts/text-field.tsx";
import { grouped } from "#shared/artifacts/counted.ts";

export interface ListHeaderProps {
  count: number;
  shown: number;
  filter: string;
  filterField: RefObject<HTMLInputElement | null>;
  onFilter: (filter: string) => void;
  /** Down, Enter or Esc in the filter: on to the list. */
  onLeave: () => void;
  /** Null for who may only read. */
  onNew: (() => void) | null;
}

export function ListHeader({ count, shown, filter, filterField, onFilter, onLeave, onNew }: ListHeaderProps) {
  const keyDown = (event: KeyboardEvent) => {
    if (!["Escape", "Enter", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") flushSync(() => onFilter(""));
    onLeave();
  };
  return (
    <>
      <header className="flex h-[52px] shrink-0 items-center gap-1.5 pr-2 pl-4">
        <h2 className="text-md font-semibold tracking-[-.01em]">Objects</h2>
        <span className="text-ink-3 tabular-nums" aria-live="polite">
          {filter.trim() === "" ? grouped(count) : `${grouped(shown)} of ${grouped(count)}`}
        </span>
        {onNew && (
          <IconButton label="New object" icon={<Plus />} keys={<Kbd keys={["N"]} look="ink" />} onClick={onNew} className="ml-auto" />
        )}
      </header>
      <div className="shrink-0 px-3 pb-1.5">
        <FieldFrame quiet>
          <Search aria-hidden />
          <FrameInput
            ref={filterField}
            type="search"
            value={filter}
            onChange={(event) => onFilter(event.target.value)}
            onKeyDown={keyDown}
            aria-label="Filter objects"
            placeholder="Filter by name or synonym"
            autoComplete="off"
            spellCheck={false}
            className="[&::-webkit-search-cancel-button]:hidden"
          />
          {filter === "" && (
            <span className="max-phone:hidden">
              <Kbd keys={["/"]} />
            </span>
          )}
        </FieldFrame>
      </div>
    </>
  );
}
