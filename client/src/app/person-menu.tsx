/** What belongs to the person and not to the project: theme, density, the account. */
import { Ellipsis, UserPlus } from "lucide-react";
import { IconButton } from "../parts/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../parts/menu.tsx";
import { AccountItems } from "./account/account-items.tsx";
import { LookItems } from "./look-items.tsx";

export function PersonMenu({ onShare }: { onShare: () => void }) {
  return (
    <Menu align="end" trigger={<IconButton label="Settings and account" icon={<Ellipsis />} />}>
      <div className="hidden max-phone:block">
        <MenuItem icon={<UserPlus />} onSelect={onShare}>
          Share
        </MenuItem>
        <MenuSeparator />
      </div>
      <LookItems />
      <MenuSeparator />
      <AccountItems />
    </Menu>
  );
}
