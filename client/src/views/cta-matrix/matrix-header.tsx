/** Title, figures, the filter, the roles, and how the matrix is turned. */
import { ArrowLeftRight, ClipboardCopy, PanelRight, Plus, SlidersHorizontal, UsersRound } from "lucide-react";
import { useCtaOverview } from "#client/project/use-cta-index.ts";
import { type CtaFilter, ctaHead, describeCtaHead } from "#shared/artifacts/cta-matrix.ts";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { isMac, Kbd } from "../../parts/kbd.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { Segmented } from "../../parts/segmented.tsx";
import { filterOptions } from "./filter-options.tsx";

export interface MatrixHeaderProps {
  filter: CtaFilter;
  isDrawerOpen: boolean;
  onFilter: (filter: CtaFilter) => void;
  onRoles: () => void;
  onTurn: () => void;
  onDrawer: () => void;
  onCopyAll: () => void;
  /** Null for who may only read. */
  onNewObject: (() => void) | null;
  onNewRole: (() => void) | null;
}

const alt = isMac ? "⌥" : "Alt";

export function MatrixHeader(props: MatrixHeaderProps) {
  const head = useCtaOverview(ctaHead, []);
  return (
    <header className="flex min-h-[52px] shrink-0 items-center gap-3 pr-3 pl-5">
      <h1 className="text-lg font-semibold tracking-[-.016em] whitespace-nowrap">CTA matrix</h1>
      <p className="min-w-0 truncate text-sm text-ink-3 tabular-nums">{describeCtaHead(head)}</p>
      <div className="ml-auto flex items-center gap-1.5 print:hidden">
        <Segmented<CtaFilter> label="Show" value={props.filter} options={filterOptions(head, props.filter)} onChange={props.onFilter} />
        <Button variant="quiet" icon={<UsersRound aria-hidden />} onClick={props.onRoles}>
          Roles
        </Button>
        <Menu align="end" trigger={<IconButton label="Matrix" icon={<SlidersHorizontal />} />}>
          <MenuItem icon={<ArrowLeftRight aria-hidden />} end={<Kbd keys={[alt, "T"]} />} onSelect={props.onTurn}>
            Transpose
          </MenuItem>
          <MenuItem icon={<PanelRight aria-hidden />} end={<Kbd keys={[alt, "D"]} />} onSelect={props.onDrawer}>
            {props.isDrawerOpen ? "Close the drawer" : "Open the drawer"}
          </MenuItem>
          <MenuItem icon={<ClipboardCopy aria-hidden />} onSelect={props.onCopyAll}>
            Copy all as a table
          </MenuItem>
          {props.onNewObject && props.onNewRole && (
            <>
              <MenuSeparator />
              <MenuItem icon={<Plus aria-hidden />} end={<Kbd keys={[alt, "N"]} />} onSelect={props.onNewObject}>
                New object
              </MenuItem>
              <MenuItem icon={<Plus aria-hidden />} end={<Kbd keys={[alt, "R"]} />} onSelect={props.onNewRole}>
                New role
              </MenuItem>
            </>
          )}
        </Menu>
      </div>
    </header>
  );
}
