/** At the right of the bar of pages that are no project: who one is, the look, the account. */
import { Settings2 } from "lucide-react";
import { Avatar } from "../parts/avatar.tsx";
import { IconButton } from "../parts/icon-button.tsx";
import { Menu, MenuSeparator } from "../parts/menu.tsx";
import { useAccount } from "./account/account-context.tsx";
import { AccountItems } from "./account/account-items.tsx";
import { LookItems } from "./look-items.tsx";

export function HomeMenu() {
  const { me } = useAccount();
  return (
    <>
      {me && <Avatar name={me.name} hue="ink" note="you" />}
      <Menu align="end" trigger={<IconButton label="Settings and account" icon={<Settings2 />} />}>
        <LookItems />
        <MenuSeparator />
        <AccountItems />
      </Menu>
    </>
  );
}
