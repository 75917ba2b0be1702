/** The context menu of a cell, a range or a head: right click, long press, menu key or Shift F10. */
import { ArrowLeftRight, CircleHelp, Copy, Eraser, Minus, Pencil, SquarePen, Trash2, TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import { useGridSnapshot } from "../../parts/grid/grid-state.ts";
import { Kbd } from "../../parts/kbd.tsx";
import { ContextMenu, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { useMatrix } from "./matrix-context.ts";
import type { MatrixCommands } from "./use-matrix-commands.ts";

export function MatrixMenu({ commands, children }: { commands: MatrixCommands; children: ReactElement }) {
  const { grid, mayWrite } = useMatrix();
  const { active } = useGridSnapshot(grid);
  const head = active?.row === null ? active.column : active?.column === null ? active.row : null;
  if (head !== null && !mayWrite) return children;
  return (
    <ContextMenu trigger={children}>
      {head === null ? <CellItems commands={commands} /> : <HeadItems commands={commands} id={head} />}
    </ContextMenu>
  );
}

function HeadItems({ commands, id }: { commands: MatrixCommands; id: string }) {
  const { grid } = useMatrix();
  return (
    <>
      <MenuItem icon={<Pencil aria-hidden />} end={<Kbd keys={["F2"]} />} onSelect={() => grid.edit()}>
        Rename
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger icon={<Trash2 aria-hidden />} end={<Kbd keys={["Del"]} />} onSelect={() => commands.removeObject(id)}>
        Delete
      </MenuItem>
    </>
  );
}

function CellItems({ commands }: { commands: MatrixCommands }) {
  const { grid, mayWrite } = useMatrix();
  const { active } = useGridSnapshot(grid);
  const isOne = grid.cells().length === 1;
  return (
    <>
      {isOne && active && (
        <MenuItem icon={<SquarePen aria-hidden />} end={<Kbd keys={["enter"]} />} onSelect={() => commands.onOpen?.(active)}>
          All fields
        </MenuItem>
      )}
      {isOne && active?.row !== active?.column && (
        <MenuItem icon={<ArrowLeftRight aria-hidden />} end={<Kbd keys={["alt", "x"]} />} onSelect={commands.mirror}>
          Mirror cell
        </MenuItem>
      )}
      <MenuItem icon={<Copy aria-hidden />} end={<Kbd keys={["mod", "c"]} />} onSelect={() => document.execCommand("copy")}>
        Copy
      </MenuItem>
      {mayWrite && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Minus aria-hidden />} end={<Kbd keys={["-"]} />} onSelect={() => commands.answer({ says: "no" })}>
            No relationship
          </MenuItem>
          <MenuItem icon={<CircleHelp aria-hidden />} end={<Kbd keys={["?"]} />} onSelect={() => commands.answer({ says: "discuss" })}>
            To discuss
          </MenuItem>
          <MenuItem icon={<TriangleAlert aria-hidden />} end={<Kbd keys={["alt", "u"]} />} onSelect={commands.toggleUncertain}>
            Uncertain
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Eraser aria-hidden />} end={<Kbd keys={["Del"]} />} onSelect={() => commands.answer({ says: "clear" })}>
            Clear
          </MenuItem>
        </>
      )}
    </>
  );
}
