/** The context menu of a cell, of what is selected, or of a head: right click, long press, menu key or Shift F10. */
import {
  ArrowDown,
  ArrowLeft,
  ArrowLeftRight,
  ArrowRight,
  ArrowUp,
  CircleHelp,
  Copy,
  Eraser,
  MessageCircleQuestion,
  Minus,
  SquarePen,
} from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { pairKey } from "#shared/artifacts/planned-change.ts";
import { usePhase } from "../../fields/use-phase.tsx";
import { useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { ItemMenu } from "../../parts/item-menu.tsx";
import { Kbd, type Key } from "../../parts/kbd.tsx";
import { ContextMenu, MenuItem } from "../../parts/menu.tsx";
import { useMatrix } from "./matrix-context.ts";
import { sidesShown } from "./nesting-actions.ts";
import { turn } from "./pair.ts";
import type { MatrixCommands } from "./use-matrix-commands.ts";

export function MatrixMenu({ commands, children }: { commands: MatrixCommands; children: ReactElement }) {
  const { grid } = useMatrix();
  const { active } = useGridSnapshot(grid);
  const isHead = active?.row === null || active?.column === null;
  return <ContextMenu trigger={children}>{isHead ? <HeadItems commands={commands} /> : <CellItems commands={commands} />}</ContextMenu>;
}

interface LineProps {
  icon: ReactNode;
  keys: readonly Key[];
  does: () => void;
  children: ReactNode;
}

const Line = ({ icon, keys, does, children }: LineProps) => (
  <MenuItem icon={icon} end={<Kbd keys={keys} />} onSelect={does}>
    {children}
  </MenuItem>
);

/** Commands that move the focus wait until the menu has given it back. */
const after = (act: () => void) => () => void setTimeout(act);

function HeadItems({ commands }: { commands: MatrixCommands }) {
  const { grid, mayWrite, actions } = useMatrix();
  const { active } = useGridSnapshot(grid);
  const id = active?.row ?? active?.column ?? "";
  const phase = usePhase(id);
  const isAcross = active?.row === null;
  const { objects } = actions.live.index;
  const at = objects.indexOf(id);
  if (!mayWrite) return <ItemMenu kind="object" id={id} />;
  return (
    <ItemMenu
      kind="object"
      id={id}
      onRename={after(() => grid.edit())}
      renameKey="F2"
      phase={phase}
      onDelete={() => commands.removeObject(id)}
    >
      {at > 0 && (
        <Line
          icon={isAcross ? <ArrowLeft aria-hidden /> : <ArrowUp aria-hidden />}
          keys={["alt", isAcross ? "left" : "up"]}
          does={() => actions.move(id, -1)}
        >
          {isAcross ? "Move left" : "Move up"}
        </Line>
      )}
      {at < objects.length - 1 && (
        <Line
          icon={isAcross ? <ArrowRight aria-hidden /> : <ArrowDown aria-hidden />}
          keys={["alt", isAcross ? "right" : "down"]}
          does={() => actions.move(id, 1)}
        >
          {isAcross ? "Move right" : "Move down"}
        </Line>
      )}
    </ItemMenu>
  );
}

function CellItems({ commands }: { commands: MatrixCommands }) {
  const { grid, mayWrite, actions, isTurned } = useMatrix();
  const { active } = useGridSnapshot(grid);
  if (!active?.row || !active.column) return null;
  const isOne = grid.cells().length === 1;
  const pair = turn(isTurned, { row: active.row, column: active.column });
  const [side] = isOne ? sidesShown(actions.live, pair) : [];
  return (
    <>
      {isOne && (
        <Line icon={<SquarePen aria-hidden />} keys={["enter"]} does={after(() => commands.onOpen?.(active))}>
          All fields
        </Line>
      )}
      <ItemMenu kind="relationship" id={side?.relationship ?? null} place={pairKey(pair.row, pair.column)}>
        {isOne && active.row !== active.column && (
          <Line icon={<ArrowLeftRight aria-hidden />} keys={["alt", "X"]} does={after(commands.mirror)}>
            Mirror cell
          </Line>
        )}
        {mayWrite && (
          <>
            <Line icon={<Minus aria-hidden />} keys={["-"]} does={() => commands.answer({ says: "no" })}>
              No relationship
            </Line>
            <Line icon={<MessageCircleQuestion aria-hidden />} keys={["?"]} does={() => commands.answer({ says: "discuss" })}>
              To discuss
            </Line>
            <Line icon={<CircleHelp aria-hidden />} keys={["alt", "U"]} does={commands.toggleUncertain}>
              Uncertain
            </Line>
            <Line icon={<Eraser aria-hidden />} keys={["Del"]} does={() => commands.answer({ says: "clear" })}>
              Not answered
            </Line>
          </>
        )}
        <Line icon={<Copy aria-hidden />} keys={["mod", "C"]} does={after(() => document.execCommand("copy"))}>
          Copy
        </Line>
      </ItemMenu>
    </>
  );
}
