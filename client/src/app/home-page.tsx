/** Home, with what belongs to the whole page: the account and the way to projects. */
import { useNavigate } from "@tanstack/react-router";
import { Settings2 } from "lucide-react";
import { Suspense, useCallback, useEffect, useState } from "react";
import { Avatar } from "../parts/avatar.tsx";
import { IconButton } from "../parts/icon-button.tsx";
import { lazyPart } from "../parts/lazy-part.ts";
import { Menu, MenuSeparator } from "../parts/menu.tsx";
import { Home } from "../views/home/home.tsx";
import { useAccount } from "./account/account-context.tsx";
import { AccountItems } from "./account/account-items.tsx";
import { LookItems } from "./look-items.tsx";
import { markNewProject } from "./new-project.ts";

const OpenFile = lazyPart(async () => (await import("./files/open-file.tsx")).OpenFile);

export function HomePage() {
  const { me, open } = useAccount();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
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
  return (
    <>
      <Home me={me} menu={menu} onOpen={onOpen} onFile={setFile} onSignIn={() => open("sign-in")} onRegister={() => open("register")} />
      <Suspense>{file && <OpenFile file={file} onOpen={(id) => onOpen(id, false)} onDone={() => setFile(null)} />}</Suspense>
    </>
  );
}
