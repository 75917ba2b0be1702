/** What can be done about one member: the level, which applies at once, and leaving. */
import { LogOut, UserMinus } from "lucide-react";
import type { Member } from "#shared/api/projects.ts";
import { levelMeanings, levelNames, type PermissionLevel, permissionLevels } from "#shared/permissions.ts";
import { Menu, MenuChoice, MenuGroup, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { LevelWord, levelTrigger } from "./person-row.tsx";

export interface MemberMenuProps {
  member: Member;
  isMe: boolean;
  isLastOwner: boolean;
  /** A facilitator looks at the list. */
  mayManage: boolean;
  onLevel: (level: PermissionLevel) => void;
  /** Asks first. */
  onRemove: () => void;
}

export function MemberMenu({ member, isMe, isLastOwner, mayManage, onLevel, onRemove }: MemberMenuProps) {
  if (!mayManage && !isMe) return <LevelWord level={member.level} />;
  return (
    <Menu align="end" trigger={levelTrigger(member, member.level)}>
      {mayManage && (
        <MenuGroup label={isLastOwner ? "The only facilitator. Make somebody else one first." : "Level"}>
          <MenuChoice label="Level" value={member.level} onChange={onLevel} options={levelOptions(isLastOwner)} closes={isMe} />
        </MenuGroup>
      )}
      {mayManage && !isLastOwner && <MenuSeparator />}
      {!isLastOwner && (
        <MenuItem icon={isMe ? <LogOut /> : <UserMinus />} danger onSelect={onRemove}>
          {isMe ? "Leave the project" : "Remove from the project"}
        </MenuItem>
      )}
    </Menu>
  );
}

/** Each with its meaning, the widest first. */
export const levelOptions = (disabled = false) =>
  permissionLevels.map((value) => ({ value, label: levelNames[value], meaning: levelMeanings[value], disabled }));
