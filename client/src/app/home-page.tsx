/** Home, with what belongs to the whole page: the account and the way to projects. */
import { useNavigate } from "@tanstack/react-router";
import { Settings2 } from "lucide-react";
import { useCallback, useEffect } from "react";
import { Avatar } from "../parts/avatar.tsx";
import { IconButton } from "../parts/icon-button.tsx";
import { Menu, MenuSeparator } from "../parts/menu.tsx";
import { Home } from "../views/home/home.tsx";
import { useAccount } from "./account/account-context.tsx";
import { AccountItems } from "./account/account-items.tsx";
import { LookItems } from "./look-items.tsx";
import { markNewProject } from "./new-project.ts";

export function HomePage() {
  const { me, open } = useAccount();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = "Projects · ORCA Project Builder";
  }, []);
  const onOpen = useCallback(
    (id: string, isNew: boolean) => {
      if (isNew) markNewProject(id);
      void navigate({ to: "/p/$project", params: { project: id } });
    },
    [navigate],
  );
  const menu = (
    <>
      {me && <Avatar name={me.name} hue="ink" note="you" />}
      <Menu align="end" trigger={<IconButton label="Settings and account" icon={<Settings2 />} />}>
        <LookItems />
        <MenuSeparator />
        <AccountItems />
      </Menu>
    </>
  );
  return <Home me={me} menu={menu} onOpen={onOpen} onSignIn={() => open("sign-in")} onRegister={() => open("register")} />;
}
