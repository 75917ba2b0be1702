/**
 * Everything about one call to action, beside the matrix. Follows the selection unless it is pinned; over an empty cell it asks what
 * could be there. Below 1180 px it lies over the matrix.
 */
import { Ellipsis, Pin, X } from "lucide-react";
import { type KeyboardEvent, memo, type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { useCtaIndex, useCtaReading } from "#client/project/use-cta-index.ts";
import { useEntity } from "#client/project/use-entity.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { useFieldLeft } from "../../fields/use-field-left.ts";
import { Chip } from "../../parts/chip.tsx";
import { classNames } from "../../parts/class-names.ts";
import { mayLettersFire } from "../../parts/commands.ts";
import { useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { Menu } from "../../parts/menu.tsx";
import { CriteriaSection } from "./criteria-section.tsx";
import { DrawerChoices } from "./drawer-choices.tsx";
import { DrawerDetails } from "./drawer-details.tsx";
import { DrawerPrompts } from "./drawer-prompts.tsx";
import { DrawerRoles } from "./drawer-roles.tsx";
import { useMatrix } from "./matrix-context.ts";
import { ChipItems } from "./matrix-menu.tsx";
import { type CellAt, type ChipAt, isSameChip, useMatrixState } from "./matrix-state.ts";
import { StorySection } from "./story-section.tsx";
import { useEntityName } from "./use-entity-name.ts";
import { useFieldPlace } from "./use-field-place.ts";

export interface CtaDrawerProps {
  root: RefObject<HTMLElement | null>;
  onClose: () => void;
}

export function CtaDrawer({ root, onClose }: CtaDrawerProps) {
  // The drawer comes after the cell: a key that is held down is not slowed by it.
  const shown = useDeferredValue(useShown());
  const latest = useRef(onClose);
  latest.current = onClose;
  const close = useCallback(() => latest.current(), []);
  return <Drawer root={root} shown={shown} onClose={close} />;
}

const Drawer = memo(function Drawer({ root, shown, onClose }: CtaDrawerProps & { shown: ReturnType<typeof useShown> }) {
  if (shown.chip) return <DrawerOfCta key={shown.chip.cta} root={root} chip={shown.chip} onClose={onClose} />;
  return <DrawerOfCell root={root} cell={shown.cell} onClose={onClose} />;
});

/** The pinned one, the one that has the focus, or the first of the active cell: its primary. */
function useShown(): { chip: ChipAt | null; cell: CellAt | null } {
  const { grid, state, cellOf } = useMatrix();
  const { active } = useGridSnapshot(grid);
  const { index } = useCtaIndex();
  const chip = useMatrixState(state, ({ pinned, chip: focused }) => pinned ?? focused);
  const cell = active?.row && active.column ? cellOf(active.row, active.column) : null;
  const first = useCtaReading(`cell:${cell?.object}>${cell?.role}`, () => {
    const read = cell && ctaCellOf(index, cell.object, cell.role);
    return read ? read.primary || (read.stack[0]?.cta ?? "") : "";
  });
  const known = useRef<ChipAt | null>(null);
  // On a head the drawer stays with what it showed.
  const wanted = chip ?? (cell ? (first === "" ? null : { ...cell, cta: first }) : known.current);
  if (!isSameChip(known.current, wanted)) known.current = wanted;
  const now = known.current;
  const [object, role] = [cell?.object ?? "", cell?.role ?? ""];
  return useMemo(() => ({ chip: now, cell: object === "" ? null : { object, role } }), [now, object, role]);
}

const drawerFrame =
  "flex w-[372px] shrink-0 flex-col border-l border-line-2 bg-surface outline-none max-rail:absolute max-rail:inset-y-0 max-rail:right-0 max-rail:z-(--z-drawer) " +
  "max-rail:w-[min(372px,calc(100%-56px))] max-rail:shadow-float max-phone:static max-phone:min-h-0 max-phone:w-full max-phone:flex-1 max-phone:border-l-0 max-phone:shadow-none print:hidden";

/** Whether it lies over the matrix: then Esc also closes it. */
const isOver = (drawer: HTMLElement | null): boolean => drawer !== null && getComputedStyle(drawer).position === "absolute";

export function DrawerOfCta({ root, chip, onClose }: { root: RefObject<HTMLElement | null>; chip: ChipAt; onClose: () => void }) {
  const { state, moves, pin, may } = useMatrix();
  const cta = useEntity("cta", chip.cta);
  const isPinned = useMatrixState(state, ({ pinned }) => isSameChip(pinned, chip));
  const object = useEntityName("object", cta?.object ?? "");
  const role = useEntityName("role", chip.role);
  const place = useFieldPlace(root);
  const back = () => {
    moves.focus({ ...chip, object: cta?.object ?? "" });
    if (!isPinned && isOver(root.current)) onClose();
  };
  useFieldLeft(root, back);
  useEffect(() => {
    state.set({ field: place });
    return () => state.set({ field: null });
  }, [state, place]);
  useEffect(() => {
    if (cta === null && state.get().pinned) state.set({ pinned: null });
  }, [cta, state]);
  if (!cta) return <DrawerOfCell root={root} cell={chip} onClose={onClose} />;
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    const isText = event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable=true]");
    if (event.key === "Escape" && !isText) {
      event.preventDefault();
      back();
    }
    if (event.key.toLowerCase() === "p" && mayLettersFire() && !isText && !event.altKey) {
      event.preventDefault();
      pin(chip);
    }
  };
  return (
    <aside ref={root} aria-label={`${cta.verb}, call to action`} tabIndex={-1} data-region onKeyDown={keyDown} className={drawerFrame}>
      <h1 className="sr-only phone:hidden">{cta.verb}</h1>
      <header className="flex h-11 shrink-0 items-center gap-1.5 border-b border-line pr-2.5 pl-4 text-sm">
        <Chip look="cta" marked className="min-w-12">
          {cta.verb}
        </Chip>
        <span className="text-ink-3">on</span>
        <Chip look="object" className="max-w-26 shrink-0">
          {object || "No name yet"}
        </Chip>
        {role !== "" && (
          <>
            <span className="text-ink-3">by</span>
            <b title={role} className="min-w-10 truncate font-medium">
              {role}
            </b>
          </>
        )}
        <span className="flex-1" />
        <IconButton
          label={isPinned ? "Pinned: does not follow the selection" : "Pin: keep this one"}
          icon={<Pin />}
          size="sm"
          aria-pressed={isPinned}
          keys={<Kbd keys={["P"]} look="ink" />}
          onClick={() => pin(chip)}
          className={classNames("max-phone:hidden", isPinned && "bg-fill text-ink")}
        />
        <IconButton label="Close" icon={<X />} size="sm" onClick={onClose} />
      </header>
      <div data-item={`cta:${cta.id}`} className="min-h-0 flex-1 space-y-[18px] overflow-y-auto px-4 py-3.5">
        <div className="flex items-start gap-1.5">
          <DrawerChoices chip={chip} cta={cta} />
          <span className="flex-1" />
          {may && (
            <Menu align="end" trigger={<IconButton label={`More for ${cta.verb}`} icon={<Ellipsis />} />}>
              <ChipItems chip={{ ...chip, object: cta.object }} isOpen />
            </Menu>
          )}
        </div>
        <StorySection cta={cta} />
        <CriteriaSection cta={cta.id} />
        <DrawerDetails cta={cta} />
        <DrawerRoles chip={chip} cta={cta} />
      </div>
    </aside>
  );
}

function DrawerOfCell({ root, cell, onClose }: { root: RefObject<HTMLElement | null>; cell: CellAt | null; onClose: () => void }) {
  const object = useEntityName("object", cell?.object ?? "");
  const role = useEntityName("role", cell?.role ?? "");
  const { moves } = useMatrix();
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !cell) return;
    event.preventDefault();
    moves.leave(cell);
    if (isOver(root.current)) onClose();
  };
  return (
    <aside ref={root} aria-label="Call to action" tabIndex={-1} data-region onKeyDown={keyDown} className={drawerFrame}>
      <header className="flex h-11 shrink-0 items-center gap-1.5 border-b border-line pr-2.5 pl-4 text-sm">
        {cell ? (
          <>
            <span className="text-ink-3">Nothing yet on</span>
            <Chip look="object">{object || "No name yet"}</Chip>
            <span className="text-ink-3">by</span>
            <b className="min-w-6 truncate font-medium">{role}</b>
          </>
        ) : (
          <span className="text-ink-3">No call to action is chosen</span>
        )}
        <span className="flex-1" />
        <IconButton label="Close" icon={<X />} size="sm" onClick={onClose} />
      </header>
      {cell && <DrawerPrompts cell={cell} object={object} />}
    </aside>
  );
}
