/** The way home, the project's name and menu, where the work is, who is here, sharing. On a phone: the way back. */
import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft, Search, UserPlus } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { classNames } from "../parts/class-names.ts";
import { runCommand } from "../parts/commands.ts";
import { isMac, Kbd } from "../parts/kbd.tsx";
import { Logo } from "../parts/logo.tsx";
import { type ProjectView, views } from "../views/views.ts";
import { PeopleHere } from "./people-here.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { ProjectMenu } from "./project-menu.tsx";
import { SyncPill } from "./sync-pill.tsx";

export function TopBar({ onShare }: { onShare: () => void }) {
  const back = useWayBack();
  return (
    <header data-region className="relative col-span-full flex min-w-0 items-center gap-2 pr-1 pl-4 max-phone:pr-1.5 max-phone:pl-3">
      {back && <BackToList {...back} />}
      <div
        className={classNames("flex min-w-0 max-w-[calc(50%-184px)] items-center gap-2 max-rail:max-w-none", back && "max-phone:hidden")}
      >
        <Link
          to="/"
          aria-label="All projects"
          className="-ml-1 grid size-7 shrink-0 place-items-center rounded-md hover:bg-fill max-phone:size-11"
        >
          <Logo />
        </Link>
        <ProjectMenu />
      </div>
      <SearchBox />
      <div className="ml-auto flex shrink-0 items-center gap-2.5 max-phone:gap-1">
        <SyncPill />
        <PeopleHere />
        <Button variant="primary" icon={<UserPlus />} onClick={onShare} data-share className="max-phone:hidden">
          Share
        </Button>
        <PersonMenu onShare={onShare} />
      </div>
    </header>
  );
}

/** Looks like a field and opens the palette; in the middle of the bar where there is room. */
function SearchBox() {
  return (
    <button
      type="button"
      onClick={() => runCommand("app.palette")}
      aria-keyshortcuts={isMac ? "Meta+K" : "Control+K"}
      className="absolute left-1/2 flex h-[30px] w-[336px] -translate-x-1/2 items-center gap-2 rounded-md border border-line-2 bg-surface pr-1.5 pl-2.5 text-left text-ink-3 hover:border-control max-rail:static max-rail:ml-2 max-rail:w-[220px] max-rail:translate-x-0 max-phone:ml-auto max-phone:grid max-phone:size-11 max-phone:place-items-center max-phone:border-transparent max-phone:bg-transparent max-phone:p-0"
    >
      <Search className="size-4 max-phone:size-5 max-phone:text-ink-2" aria-hidden />
      <span className="min-w-0 flex-1 truncate max-phone:sr-only">Search or run a command</span>
      <span aria-hidden="true" className="max-phone:hidden">
        <Kbd keys={["mod", "k"]} />
      </span>
    </button>
  );
}

/** The list that an item covers on a phone; null while no item is open. */
function useWayBack(): { project: string; view: ProjectView } | null {
  const { project, view: path, item } = useParams({ strict: false });
  const view = views.find((each) => each.path === path);
  return view && item && project ? { project, view } : null;
}

/** Takes the place of the project's name on a phone. */
function BackToList({ project, view }: { project: string; view: ProjectView }) {
  return (
    <Link
      to="/p/$project/$view/{-$item}"
      params={{ project, view: view.path, item: undefined }}
      className="-ml-1 hidden h-11 items-center gap-0.5 pr-2 font-medium max-phone:inline-flex"
    >
      <ChevronLeft className="size-5" aria-hidden />
      {view.list}
    </Link>
  );
}
