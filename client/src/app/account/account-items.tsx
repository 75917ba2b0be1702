/** The account's lines in a menu: who one is and signing out, or signing in. */
import { LogIn, LogOut, UserPlus } from "lucide-react";
import { MenuGroup, MenuItem } from "../../parts/menu.tsx";
import { useAccount } from "./account-context.tsx";

export function AccountItems() {
  const { me, open } = useAccount();
  if (me) {
    return (
      <MenuGroup label={`${me.name}, ${me.email}`}>
        <MenuItem icon={<LogOut />} onSelect={() => open("sign-out")}>
          Sign out
        </MenuItem>
      </MenuGroup>
    );
  }
  return (
    <>
      <MenuItem icon={<LogIn />} onSelect={() => open("sign-in")}>
        Sign in
      </MenuItem>
      <MenuItem icon={<UserPlus />} onSelect={() => open("register")}>
        Make an account
      </MenuItem>
    </>
  );
}
