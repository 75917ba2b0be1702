/** Title, figures, the filter, and what can be done with the matrix as a whole. */
import { ArrowLeftRight, ClipboardCopy, ListChecks, Plus, ScanSearch, SlidersHorizontal } from "lucide-react";
import { useNestingFigures } from "#client/project/use-nesting-index.ts";
import { describeNestingHead, type NestingFilter, nestingHead } from "#shared/artifacts/nested-object-matrix.ts";
import { classNames } from "../../parts/class-names.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { Segmented } from "../../parts/segmented.tsx";

export interface MatrixHeaderProps {
  filter: NestingFilter;
  onFilter: (filter: NestingFilter) => void;
  isFinding: boolean;
  onFind: () => void;
  isAsking: boolean;
  /** Null where nothing can be asked of who may only read. */
  onAsk: (() => void) | null;
  onTurn: () => void;
  onCopyAll: () => void;
  onNew: (() => void) | null;
}

const toggle =
  "inline-flex h-control shrink-0 items-center gap-1.5 rounded-md px-2.5 font-medium whitespace-nowrap text-ink-2 hover:bg-fill hover:text-ink " +
  "aria-pressed:bg-fill-2 aria-pressed:text-ink [&_svg.lucide]:size-[15px] max-rail:px-2";
const word = "max-rail:sr-only";

export function MatrixHeader(props: MatrixHeaderProps) {
  const head = useNestingFigures("any", nestingHead);
  const options = [
    { value: "all", label: "All" },
    { value: "answer", label: "To answer", count: head.toAnswer },
    { value: "discuss", label: "To discuss", count: head.toDiscuss },
  ] as const;
  return (
    <header className="flex min-h-[52px] shrink-0 items-center gap-3 pr-3 pl-5 max-phone:hidden">
      <h1 className="text-lg font-semibold tracking-[-.016em] whitespace-nowrap">Nested object matrix</h1>
      <p className="min-w-0 truncate text-sm text-ink-3 tabular-nums">{describeNestingHead(head)}</p>
      <div className="ml-auto flex items-center gap-1.5 print:hidden">
        {!props.isAsking && <Segmented<NestingFilter> label="Show" value={props.filter} options={options} onChange={props.onFilter} />}
        {props.onAsk && (
          <button type="button" aria-pressed={props.isAsking} className={toggle} onClick={props.onAsk}>
            <ListChecks aria-hidden />
            <span className={word}>Row by row</span>
          </button>
        )}
        {!props.isAsking && (
          <button type="button" aria-pressed={props.isFinding} className={toggle} onClick={props.onFind}>
            <ScanSearch aria-hidden />
            <span className={word}>Find hubs</span>
          </button>
        )}
        <MatrixMenu {...props} />
      </div>
    </header>
  );
}

function MatrixMenu({ onTurn, onCopyAll, onNew, isAsking }: MatrixHeaderProps) {
  return (
    <Menu align="end" trigger={<IconButton label="Matrix" icon={<SlidersHorizontal />} className={classNames(isAsking && "invisible")} />}>
      <MenuItem icon={<ArrowLeftRight aria-hidden />} end={<Kbd keys={["alt", "T"]} />} onSelect={onTurn}>
        Transpose
      </MenuItem>
      <MenuItem icon={<ClipboardCopy aria-hidden />} onSelect={onCopyAll}>
        Copy all as a table
      </MenuItem>
      {onNew && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Plus aria-hidden />} end={<Kbd keys={["alt", "N"]} />} onSelect={onNew}>
            New object
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
