/**
 * Home: every project one can reach, where it is kept, and the ways to begin one.
 *
 * Nothing here needs an account; with one, the projects on the server stand in the same list.
 */
import { FolderOpen, Plus } from "lucide-react";
import { type ReactNode, Suspense, useEffect, useMemo, useRef } from "react";
import { useServerProjects } from "#client/api/use-request.ts";
import { Button } from "#client/parts/button.tsx";
import { mayLettersFire } from "#client/parts/commands.ts";
import { Kbd } from "#client/parts/kbd.tsx";
import { lazyPart } from "#client/parts/lazy-part.ts";
import { Logo } from "#client/parts/logo.tsx";
import { useLocalProjects } from "#client/project/local-projects.ts";
import type { Me } from "#shared/api/auth.ts";
import { FirstProject } from "./first-project.tsx";
import { HomeAside } from "./home-aside.tsx";
import { ProjectList } from "./project-list.tsx";
import { mergeProjects } from "./project-rows.ts";
import { SampleCards } from "./sample-cards.tsx";
import { StorageNote } from "./storage-note.tsx";
import { type Begin, useBegin } from "./use-begin.ts";

const SetAsideList = lazyPart(async () => (await import("./set-aside-list.tsx")).SetAsideList);

export interface HomeProps {
  me: Me | null;
  /** The person's menu, at the right of the bar. */
  menu: ReactNode;
  onSignIn: () => void;
  onRegister: () => void;
  /** Goes to a project; `isNew` when it was just made and wants a name. */
  onOpen: (id: string, isNew: boolean) => void;
  /** Opens a file that was chosen. */
  onFile: (file: File) => void;
}

export function Home({ me, menu, onSignIn, onRegister, onOpen, onFile }: HomeProps) {
  const local = useLocalProjects();
  const server = useServerProjects(me !== null);
  const rows = useMemo(() => mergeProjects(local, server.data ?? [], me), [local, server.data, me]);
  const listed = useMemo(() => new Set(rows.map(({ id }) => id)), [rows]);
  const answer = me === null ? "signed-out" : server.isSuccess ? "listed" : "silent";
  const begin = useBegin(onOpen);
  useNewKey(begin.empty);
  return (
    <div className="grid h-full grid-rows-[48px_minmax(0,1fr)] overflow-y-auto max-phone:grid-rows-[52px_minmax(0,1fr)]">
      <header data-region className="flex items-center gap-2 px-7 max-phone:px-4">
        <Logo coloured className="size-[22px]" />
        <b className="ml-1.5">ORCA Project Builder</b>
        <div className="ml-auto flex items-center gap-2.5">
          <StorageNote />
          {menu}
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        data-region
        className="mx-auto grid w-full max-w-[1384px] grid-cols-[minmax(0,1fr)_320px] content-start gap-10 px-8 pt-7 pb-6 outline-none max-rail:grid-cols-[minmax(0,1fr)] max-phone:px-4 max-phone:pt-4"
      >
        <div>
          <HomeHead begin={begin} isFirst={rows.length === 0} onFile={onFile} />
          {rows.length > 0 ? <ProjectList rows={rows} answer={answer} /> : <FirstProject begin={begin} waits={server.isLoading} />}
          {me && (
            <Suspense>
              <SetAsideList person={me.id} listed={listed} />
            </Suspense>
          )}
          <SampleCards onStart={begin.sample} busy={begin.busy} />
        </div>
        <HomeAside me={me} onSignIn={onSignIn} onRegister={onRegister} unreachable={server.isError} />
      </main>
    </div>
  );
}

function HomeHead({ begin, isFirst, onFile }: { begin: Begin; isFirst: boolean; onFile: (file: File) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <header className="mb-4 flex flex-wrap items-center gap-2">
      <h1 className="mr-auto max-phone:basis-full text-xl leading-9 font-semibold tracking-[-.026em]">Projects</h1>
      <Button icon={<FolderOpen />} onClick={() => picker.current?.click()} busy={begin.busy}>
        Open a file
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="Open a project file"
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
      {!isFirst && (
        <Button variant="primary" icon={<Plus />} onClick={begin.empty} busy={begin.busy}>
          New project
          <span className="contents max-phone:hidden">
            <Kbd keys={["n"]} look="ink" />
          </span>
        </Button>
      )}
    </header>
  );
}

/** N makes a project, except where letters are typed. */
function useNewKey(onNew: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!mayLettersFire() || event.key.toLowerCase() !== "n" || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented)
        return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("input, textarea, select, [role=dialog], [role=alertdialog], [role=menu]"))
        return;
      event.preventDefault();
      onNew();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onNew]);
}
