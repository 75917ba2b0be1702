/** Home, with what belongs to the whole page: the account and the way to projects. */
import { useNavigate } from "@tanstack/react-router";
import { Suspense, useCallback, useEffect, useState } from "react";
import { lazyPart } from "../parts/lazy-part.ts";
import { Home } from "../views/home/home.tsx";
import { useAccount } from "./account/account-context.tsx";
import { HomeMenu } from "./home-menu.tsx";
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
  return (
    <>
      <Home
        me={me}
        menu={<HomeMenu />}
        onOpen={onOpen}
        onFile={setFile}
        onSignIn={() => open("sign-in")}
        onRegister={() => open("register")}
      />
      <Suspense>{file && <OpenFile file={file} onOpen={(id) => onOpen(id, false)} onDone={() => setFile(null)} />}</Suspense>
    </>
  );
}
