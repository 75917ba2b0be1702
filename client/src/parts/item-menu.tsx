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
import { Kbd, type Key } from "./kbd.tsx";
import { KindMark } from "./kind-mark.tsx";
import { MenuChoice, MenuItem, MenuSeparator, SubMenu } from "./menu.tsx";
import { showToast } from "./toast.tsx";

export interface ItemMenuProps {
  kind: string;
  /** Null where nothing stands yet: an empty cell has an address all the same. */
  id: string | null;
  /** What the address of this very place names, where it is not the item alone. */
  place?: string | undefined;
  onRename?: (() => void) | undefined;
  renameKey?: Key;
  phase?: ItemPhase | undefined;
  onDelete?: (() => void) | undefined;
  /** "Delete" where not given. */
  deleteLabel?: string;
  /** What only this view can do. */
  children?: ReactNode;
}

export interface ItemPhase {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly icon?: ReactNode }[];
  readonly onChange: (value: string) => void;
}

export function ItemMenu(props: ItemMenuProps) {
  const { kind, id, place = id, onRename, renameKey = "enter", phase, onDelete, deleteLabel = "Delete", children } = props;
  const { others, linkTo, mergeOf } = useItemPlaces();
  const link = place === null ? null : linkTo(kind, place);
  const merge = id === null ? null : mergeOf(kind, id);
  return (
    <>
      {onRename && (
        <MenuItem icon={<Pencil aria-hidden />} end={<Kbd keys={[renameKey]} />} onSelect={onRename}>
          Rename
        </MenuItem>
      )}
      {(id === null ? [] : others(kind, id)).map(({ label, mark, keys, open }) => (
        <MenuItem key={label} icon={<KindMark kind={mark} className="w-[15px]" />} end={<Kbd keys={keys} />} onSelect={open}>
          {label}
        </MenuItem>
      ))}
      {phase && <MoveTo {...phase} />}
      {merge && (
        <MenuItem icon={<GitMerge aria-hidden />} onSelect={merge}>
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
            {deleteLabel}
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
