/** The account's lines in a menu: who one is, the account's page and signing out, or signing in. */
import { useNavigate } from "@tanstack/react-router";
import { LogIn, LogOut, UserPlus, UserRoundCog } from "lucide-react";
import { MenuGroup, MenuItem } from "../../parts/menu.tsx";
import { useAccount } from "./account-context.tsx";

export function AccountItems() {
  const { me, open } = useAccount();
  const navigate = useNavigate();
  const page = (
    <MenuItem icon={<UserRoundCog />} onSelect={() => void navigate({ to: "/account" })}>
      {me ? "Account" : "Preferences"}
    </MenuItem>
  );
  if (me) {
    return (
      <MenuGroup label={`${me.name}, ${me.email}`}>
        {page}
        <MenuItem icon={<LogOut />} onSelect={() => open("sign-out")}>
          Sign out
        </MenuItem>
      </MenuGroup>
    );
  }
  return (
    <>
      {page}
      <MenuItem icon={<LogIn />} onSelect={() => open("sign-in")}>
        Sign in
      </MenuItem>
      <MenuItem icon={<UserPlus />} onSelect={() => open("register")}>
        Make an account
      </MenuItem>
    </>
  );
}
