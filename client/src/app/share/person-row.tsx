/** One line of the list: who, what is known of them, and their level, as words or as the button of a menu. */
import { ChevronDown } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { levelNames, type PermissionLevel } from "#shared/permissions.ts";

export interface PersonRowProps {
  avatar: ReactNode;
  name: string;
  isMe?: boolean;
  says: string;
  children: ReactNode;
}

export function PersonRow({ avatar, name, isMe = false, says, children }: PersonRowProps) {
  return (
    <li className="flex min-h-[46px] items-center gap-3 not-first:border-t not-first:border-line">
      {avatar}
      <span className="min-w-0 flex-1 leading-[17px]">
        <b className="block truncate font-medium">
          {name} {isMe && <span className="font-regular text-ink-3">you</span>}
        </b>
        <small className="block truncate text-xs text-ink-3">{says}</small>
      </span>
      {children}
    </li>
  );
}

export function LevelWord({ level }: { level: PermissionLevel }) {
  return <span className="pr-1 text-sm text-ink-2">{levelNames[level]}</span>;
}

/** The button of a level's menu; found again by its id when the focus comes back to it. */
export function levelTrigger(of: { id: string; name: string }, level: PermissionLevel): ReactElement {
  return (
    <button
      type="button"
      id={levelButtonId(of.id)}
      aria-label={`Level of ${of.name}: ${levelNames[level]}`}
      className="-mr-1 inline-flex h-[26px] shrink-0 items-center gap-1.5 rounded-md border border-transparent pr-1 pl-2 text-sm font-medium text-ink-2 hover:border-line-2 data-popup-open:border-line-2 max-phone:h-11"
    >
      {levelNames[level]}
      <ChevronDown className="size-3.5 text-ink-3" aria-hidden />
    </button>
  );
}

export const levelButtonId = (id: string): string => `level-${id}`;
