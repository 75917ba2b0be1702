/** The menu of a call to action, a cell or a head: what the keys do, for those who would rather point. */
import {
  Archive,
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Ban,
  CircleHelp,
  Copy,
  CopyPlus,
  Eraser,
  MessageCircleQuestion,
  PanelRight,
  Plus,
  SquarePen,
  UserRoundCheck,
} from "lucide-react";
import type { ReactNode } from "react";
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { pairKey } from "#shared/artifacts/planned-change.ts";
import { usePhase } from "../../fields/use-phase.tsx";
import type { GridAt } from "../../parts/grid/grid-places.ts";
import { useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { ItemMenu } from "../../parts/item-menu.tsx";
import { Kbd, type Key } from "../../parts/kbd.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { MenuItem, SubMenu } from "../../parts/menu.tsx";
import { pickItem } from "../../parts/pick-item.ts";
import { moveChip, takeChip } from "./act-on-chip.ts";
import { useMatrix } from "./matrix-context.ts";
import { type ChipAt, useMatrixState } from "./matrix-state.ts";
import { useRoleNames } from "./use-cta-names.ts";
import type { HeadCommands } from "./use-heads.ts";

export interface MatrixMenuProps {
  heads: HeadCommands;
  onRemoveObject: (id: string) => void;
  /** All fields of a role. */
  onRole: (id: string) => void;
}

export function MatrixMenu(props: MatrixMenuProps) {
  const { grid, state } = useMatrix();
  const { active } = useGridSnapshot(grid);
  const chip = useMatrixState(state, (now) => now.pointed);
  if (chip) return <ChipItems chip={chip} />;
  if (!active) return null;
  return active.row !== null && active.column !== null ? <CellItems /> : <HeadItems at={active} {...props} />;
}

/** Commands that move the focus wait until the menu has given it back. */
const after = (act: () => void) => () => void setTimeout(act);

interface LineProps {
  icon: ReactNode;
  keys?: readonly Key[];
  does: () => void;
  children: ReactNode;
}

const Line = ({ icon, keys, does, children }: LineProps) => (
  <MenuItem icon={icon} end={keys && <Kbd keys={keys} />} onSelect={does}>
    {children}
  </MenuItem>
);

/** @param isOpen it is open already, and its name is beside the menu */
export function ChipItems({ chip, isOpen = false }: { chip: ChipAt; isOpen?: boolean }) {
  const shared = useMatrix();
  const { index } = useCtaIndex();
  const phase = usePhase(chip.cta);
  const cell = ctaCellOf(index, chip.object, chip.role);
  const at = cell.stack.findIndex(({ cta }) => cta === chip.cta);
  const held = cell.stack[at];
  if (!held) return null;
  const { gestures, moves, may } = shared;
  const isLast = (index.ctas.get(chip.cta)?.roles.length ?? 1) < 2;
  return (
    <>
      {!isOpen && (
        <Line icon={<PanelRight aria-hidden />} keys={["enter"]} does={after(() => shared.open(chip, { enters: true }))}>
          Open
        </Line>
      )}
      <ItemMenu
        kind="cta"
        id={chip.cta}
        place={addressOf(chip)}
        renameKey="F2"
        deleteLabel={isLast ? "Delete" : "Remove here"}
        {...(may && {
          onRename: after(() => moves.focus(chip, { renames: true })),
          phase,
          onDelete: after(() => takeChip(shared, chip, cell)),
        })}
      >
        {may && (
          <>
            <Line icon={<KindMark kind="cta" className="w-[15px]" />} keys={["*"]} does={after(() => gestures.primary(chip))}>
              {held.rank === "primary" ? "Not primary" : "Primary"}
            </Line>
            <Line icon={<CircleHelp aria-hidden />} keys={["alt", "U"]} does={() => gestures.uncertain([chip.cta])}>
              {held.uncertain ? "Certain" : "Uncertain"}
            </Line>
            {at > 0 && (
              <Line icon={<ArrowUp aria-hidden />} keys={["alt", "up"]} does={() => void gestures.move(chip, at - 1)}>
                Move up
              </Line>
            )}
            {at < cell.stack.length - 1 && (
              <Line icon={<ArrowDown aria-hidden />} keys={["alt", "down"]} does={() => void gestures.move(chip, at + 1)}>
                Move down
              </Line>
            )}
            <ToCells chip={chip} />
          </>
        )}
      </ItemMenu>
    </>
  );
}

/** What dragging does: to another role, or to another object. */
function ToCells({ chip }: { chip: ChipAt }) {
  const shared = useMatrix();
  const { index } = useCtaIndex();
  const names = useRoleNames();
  const others = index.roles.filter((id) => id !== chip.role);
  const toObject = (keep: boolean) => () =>
    pickItem({
      label: keep ? "Copy to the object" : "Move to the object",
      kind: "object",
      except: [chip.object],
      onPick: (object) => moveChip(shared, chip, { ...chip, object }, keep),
    });
  const way = (keep: boolean) => (
    <SubMenu label={keep ? "Copy to a role" : "Move to a role"} icon={keep ? <CopyPlus aria-hidden /> : <ArrowRight aria-hidden />}>
      {others.map((role) => (
        <Line key={role} icon={<UserRoundCheck aria-hidden />} does={after(() => moveChip(shared, chip, { ...chip, role }, keep))}>
          {names.get(role)?.name || "Role without a name"}
        </Line>
      ))}
      {index.objects.length > 1 && (
        <Line icon={<KindMark kind="object" className="w-[15px]" />} does={toObject(keep)}>
          Another object…
        </Line>
      )}
    </SubMenu>
  );
  return (
    <>
      {way(false)}
      {way(true)}
    </>
  );
}

/** What the address of a call to action names: it, and where several roles hold it, which one. */
export const addressOf = ({ cta, role }: ChipAt): string => pairKey(cta, role);

function CellItems() {
  const { grid, gestures, may, cellOf } = useMatrix();
  const { active } = useGridSnapshot(grid);
  if (!active?.row || !active.column) return null;
  const cells = () => grid.cells().map(({ row, column }) => cellOf(row, column));
  const { object, role } = cellOf(active.row, active.column);
  return (
    <ItemMenu kind="cta" id={null} place={pairKey(object, role)}>
      {may && (
        <>
          <Line icon={<Plus aria-hidden />} keys={["abc"]} does={after(() => grid.edit())}>
            New call to action
          </Line>
          <Line icon={<Ban aria-hidden />} keys={["-"]} does={() => gestures.answer(cells(), "none")}>
            None here
          </Line>
          <Line icon={<MessageCircleQuestion aria-hidden />} keys={["?"]} does={() => gestures.answer(cells(), "discuss")}>
            To discuss
          </Line>
          <Line icon={<Eraser aria-hidden />} keys={["Del"]} does={() => gestures.answer(cells(), "clear")}>
            Not answered
          </Line>
        </>
      )}
      <Line icon={<Copy aria-hidden />} keys={["mod", "C"]} does={after(() => document.execCommand("copy"))}>
        Copy
      </Line>
    </ItemMenu>
  );
}

function HeadItems({ at, heads, onRemoveObject, onRole }: MatrixMenuProps & { at: GridAt }) {
  const { grid, isTurned, may } = useMatrix();
  const { index } = useCtaIndex();
  const isRole = (at.row === null) !== isTurned;
  const id = at.row ?? at.column ?? "";
  const phase = usePhase(id);
  const { rows, columns } = grid.axes();
  const list = isRole === isTurned ? rows : columns;
  const place = list.indexOf(id);
  const kind = isRole ? "role" : "object";
  const isAcross = at.row === null;
  /** Beside the one that is shown there, whatever a filter hides between them. */
  const move = (to: number) => () => void heads.move(kind, id, (isRole ? index.roles : index.objects).indexOf(list[to] ?? ""));
  return (
    <>
      {isRole && (
        <Line icon={<SquarePen aria-hidden />} keys={["enter"]} does={after(() => onRole(id))}>
          All fields
        </Line>
      )}
      <ItemMenu
        kind={kind}
        id={id}
        renameKey="F2"
        {...(may && {
          onRename: after(() => grid.edit()),
          ...(isRole ? {} : { phase, onDelete: () => onRemoveObject(id) }),
        })}
      >
        {may && place > 0 && (
          <Line
            icon={isAcross ? <ArrowLeft aria-hidden /> : <ArrowUp aria-hidden />}
            keys={["alt", isAcross ? "left" : "up"]}
            does={move(place - 1)}
          >
            {isAcross ? "Move left" : "Move up"}
          </Line>
        )}
        {may && place < list.length - 1 && (
          <Line
            icon={isAcross ? <ArrowRight aria-hidden /> : <ArrowDown aria-hidden />}
            keys={["alt", isAcross ? "right" : "down"]}
            does={move(place + 1)}
          >
            {isAcross ? "Move right" : "Move down"}
          </Line>
        )}
      </ItemMenu>
      {may && isRole && (
        <Line icon={<Archive aria-hidden />} keys={["Del"]} does={() => heads.archive(id)}>
          Archive
        </Line>
      )}
    </>
  );
}
