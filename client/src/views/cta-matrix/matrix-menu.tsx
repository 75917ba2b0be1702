/** The menu of a call to action, a cell or a head: what the keys do, for those who would rather point. */
import {
  Archive,
  ArrowDown,
  ArrowUp,
  Ban,
  CircleHelp,
  Eraser,
  MessageCircleQuestion,
  PanelRight,
  Pencil,
  Plus,
  Trash2,
} from "lucide-react";
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import { usePriority } from "#client/project/use-entities.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import type { GridAt } from "../../parts/grid/grid-places.ts";
import { useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { isMac, Kbd } from "../../parts/kbd.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { MenuChoice, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { PhaseMark } from "../../parts/phase-mark.tsx";
import { takeChip } from "./act-on-chip.ts";
import { useMatrix } from "./matrix-context.ts";
import { type ChipAt, useMatrixState } from "./matrix-state.ts";
import { phaseMark, phaseOptions } from "./phases.ts";
import type { Phase } from "./use-cta-gestures.ts";
import type { HeadCommands } from "./use-heads.ts";

const alt = isMac ? "⌥" : "Alt";

export function MatrixMenu({ heads }: { heads: HeadCommands }) {
  const { grid, state } = useMatrix();
  const { active } = useGridSnapshot(grid);
  const chip = useMatrixState(state, (now) => now.pointed);
  if (chip) return <ChipItems chip={chip} />;
  if (!active) return null;
  if (active.row !== null && active.column !== null) return <CellItems />;
  return <HeadItems at={active} heads={heads} />;
}

/** Commands that move the focus wait until the menu has given it back. */
const after = (act: () => void) => () => void setTimeout(act);

/** @param isOpen it is open already, and its name is beside the menu */
export function ChipItems({ chip, isOpen = false }: { chip: ChipAt; isOpen?: boolean }) {
  const shared = useMatrix();
  const { index } = useCtaIndex();
  const phase = usePriority(chip.cta).phase;
  const cell = ctaCellOf(index, chip.object, chip.role);
  const at = cell.stack.findIndex(({ cta }) => cta === chip.cta);
  const held = cell.stack[at];
  if (!held) return null;
  const { gestures, moves, may } = shared;
  return (
    <>
      {!isOpen && (
        <MenuItem
          icon={<PanelRight aria-hidden />}
          end={<Kbd keys={["enter"]} />}
          onSelect={after(() => shared.open(chip, { enters: true }))}
        >
          Open
        </MenuItem>
      )}
      {may && (
        <>
          <MenuItem icon={<Pencil aria-hidden />} end={<Kbd keys={["F2"]} />} onSelect={after(() => moves.focus(chip, { renames: true }))}>
            Rename
          </MenuItem>
          <MenuItem icon={<KindMark kind="cta" />} end={<Kbd keys={["*"]} />} onSelect={after(() => gestures.primary(chip))}>
            {held.rank === "primary" ? "Not primary" : "Primary"}
          </MenuItem>
          <MenuItem icon={<CircleHelp aria-hidden />} end={<Kbd keys={[alt, "U"]} />} onSelect={() => gestures.uncertain([chip.cta])}>
            {held.uncertain ? "Certain" : "Uncertain"}
          </MenuItem>
          <MenuSeparator />
          <MenuChoice
            label="Phase"
            value={phase}
            options={phaseOptions.map((option) => ({ ...option, icon: <PhaseMark phase={phaseMark(option.value)} /> }))}
            onChange={(next) => gestures.phase([chip.cta], next as Phase)}
            closes
          />
          <MenuSeparator />
          {at > 0 && (
            <MenuItem icon={<ArrowUp aria-hidden />} end={<Kbd keys={[alt, "↑"]} />} onSelect={() => void gestures.move(chip, at - 1)}>
              Move up
            </MenuItem>
          )}
          {at < cell.stack.length - 1 && (
            <MenuItem icon={<ArrowDown aria-hidden />} end={<Kbd keys={[alt, "↓"]} />} onSelect={() => void gestures.move(chip, at + 1)}>
              Move down
            </MenuItem>
          )}
          <MenuItem danger icon={<Trash2 aria-hidden />} end={<Kbd keys={["Del"]} />} onSelect={after(() => takeChip(shared, chip, cell))}>
            Remove here
          </MenuItem>
        </>
      )}
    </>
  );
}

function CellItems() {
  const { grid, gestures, may, cellOf } = useMatrix();
  if (!may) return null;
  const cells = () => grid.cells().map(({ row, column }) => cellOf(row, column));
  return (
    <>
      <MenuItem icon={<Plus aria-hidden />} onSelect={after(() => grid.edit())}>
        New call to action
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Ban aria-hidden />} end={<Kbd keys={["-"]} />} onSelect={() => gestures.answer(cells(), "none")}>
        None here
      </MenuItem>
      <MenuItem
        icon={<MessageCircleQuestion aria-hidden />}
        end={<Kbd keys={["?"]} />}
        onSelect={() => gestures.answer(cells(), "discuss")}
      >
        To discuss
      </MenuItem>
      <MenuItem icon={<Eraser aria-hidden />} end={<Kbd keys={["Del"]} />} onSelect={() => gestures.answer(cells(), "clear")}>
        Not answered
      </MenuItem>
    </>
  );
}

function HeadItems({ at, heads }: { at: GridAt; heads: HeadCommands }) {
  const { grid, isTurned, may } = useMatrix();
  const { index } = useCtaIndex();
  const isRole = (at.row === null) !== isTurned;
  const id = at.row ?? at.column ?? "";
  const { rows, columns } = grid.axes();
  const list = isRole === isTurned ? rows : columns;
  const place = list.indexOf(id);
  if (!may) return null;
  const kind = isRole ? "role" : "object";
  /** Beside the one that is shown there, whatever a filter hides between them. */
  const move = (to: number) => () => void heads.move(kind, id, (isRole ? index.roles : index.objects).indexOf(list[to] ?? ""));
  return (
    <>
      <MenuItem icon={<Pencil aria-hidden />} end={<Kbd keys={["F2"]} />} onSelect={after(() => grid.edit())}>
        Rename
      </MenuItem>
      {place > 0 && (
        <MenuItem icon={<ArrowUp aria-hidden />} end={<Kbd keys={[alt, "←"]} />} onSelect={move(place - 1)}>
          Move forward
        </MenuItem>
      )}
      {place < list.length - 1 && (
        <MenuItem icon={<ArrowDown aria-hidden />} end={<Kbd keys={[alt, "→"]} />} onSelect={move(place + 1)}>
          Move back
        </MenuItem>
      )}
      {isRole && (
        <MenuItem icon={<Archive aria-hidden />} end={<Kbd keys={["Del"]} />} onSelect={() => heads.archive(id)}>
          Archive
        </MenuItem>
      )}
    </>
  );
}
