/** The lines of the person's menu. */
import { Keyboard, UserPlus } from "lucide-react";
import { runCommand } from "../parts/commands.ts";
import { Kbd } from "../parts/kbd.tsx";
import { MenuItem, MenuSeparator } from "../parts/menu.tsx";
import { AccountItems } from "./account/account-items.tsx";
import { LookItems } from "./look-items.tsx";

export function PersonItems({ onShare }: { onShare: () => void }) {
  return (
    <>
      <div className="hidden max-phone:block">
        <MenuItem icon={<UserPlus />} onSelect={onShare}>
          Share
        </MenuItem>
        <MenuSeparator />
      </div>
      <LookItems />
      <MenuItem icon={<Keyboard />} end={<Kbd keys={["mod", "/"]} />} onSelect={() => runCommand("app.shortcuts")}>
        Keyboard shortcuts
      </MenuItem>
      <MenuSeparator />
      <AccountItems />
    </>
  );
}
