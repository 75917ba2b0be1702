/**
 * The lines of an item's context menu, in the same order everywhere (ui/README.md 5): rename, open in another view, move to a
 * phase, merge, what only this view can do, copy a link, delete. Lines without something to do are left out.
 *
 * ```tsx
 * <ContextMenu trigger={<div onContextMenuCapture={notePointed}>…rows…</div>}>
 *   <ItemMenu kind="object" id={pointed} onRename={rename} phase={{ value, options, onChange }} onDelete={remove}>
 *     <MenuItem icon={…} onSelect={…}>What only this view can do</MenuItem>
 *   </ItemMenu>
 * </ContextMenu>
 * ```
 * Works under a button as well: `<Menu trigger={…}><ItemMenu … /></Menu>`. `ContextMenu` hears the right button, the menu key,
 * Shift+F10 and a long press; a handler for `contextmenu` in the capture phase says what is meant, or stops the event.
 */
import { GitMerge, Link2, Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useItemPlaces } from "./item-places.ts";
import { Kbd } from "./kbd.tsx";
import { KindMark } from "./kind-mark.tsx";
import { MenuChoice, MenuItem, MenuSeparator, SubMenu } from "./menu.tsx";
import { showToast } from "./toast.tsx";

export interface ItemMenuProps {
  kind: string;
  id: string;
  onRename?: (() => void) | undefined;
  phase?: ItemPhase | undefined;
  onMerge?: (() => void) | undefined;
  onDelete?: (() => void) | undefined;
  /** What only this view can do. */
  children?: ReactNode;
}

export interface ItemPhase {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly icon?: ReactNode }[];
  readonly onChange: (value: string) => void;
}

export function ItemMenu({ kind, id, onRename, phase, onMerge, onDelete, children }: ItemMenuProps) {
  const { others, linkTo } = useItemPlaces();
  const link = linkTo(kind, id);
  return (
    <>
      {onRename && (
        <MenuItem icon={<Pencil aria-hidden />} end={<Kbd keys={["enter"]} />} onSelect={onRename}>
          Rename
        </MenuItem>
      )}
      {others(kind, id).map(({ label, mark, keys, open }) => (
        <MenuItem key={label} icon={<KindMark kind={mark} className="w-[15px]" />} end={<Kbd keys={keys} />} onSelect={open}>
          {label}
        </MenuItem>
      ))}
      {phase && <MoveTo {...phase} />}
      {onMerge && (
        <MenuItem icon={<GitMerge aria-hidden />} onSelect={onMerge}>
          Merge into…
        </MenuItem>
      )}
      {children}
      {link !== null && (
        <MenuItem icon={<Link2 aria-hidden />} onSelect={() => void copyLink(link)}>
          Copy link
        </MenuItem>
      )}
      {onDelete && (
        <>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 aria-hidden />} end={<Kbd keys={["Del"]} />} onSelect={onDelete}>
            Delete
          </MenuItem>
        </>
      )}
    </>
  );
}

function MoveTo({ value, options, onChange }: ItemPhase) {
  return (
    <SubMenu label="Move to" icon={options.find((option) => option.value === value)?.icon}>
      <MenuChoice label="Phase" value={value} options={options} onChange={onChange} closes />
    </SubMenu>
  );
}

async function copyLink(link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    showToast({ says: "Link copied" });
  } catch {
    showToast({ tone: "other", says: `The browser did not let us copy. The link: ${link}`, stays: true });
  }
}
