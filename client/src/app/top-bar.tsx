/** The way home, the project's name and menu, where the work is, who is here, sharing. On a phone: the way back. */
import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft, UserPlus } from "lucide-react";
import { Button } from "../parts/button.tsx";
import { Logo } from "../parts/logo.tsx";
import { views } from "../views/views.ts";
import { PeopleHere } from "./people-here.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { ProjectMenu } from "./project-menu.tsx";
import { SyncPill } from "./sync-pill.tsx";

export function TopBar({ onShare }: { onShare: () => void }) {
  return (
    <header data-region className="col-span-full flex min-w-0 items-center gap-2 pr-1 pl-4 max-phone:pr-1.5 max-phone:pl-3">
      <BackToList />
      <Link
        to="/"
        aria-label="All projects"
        className="-ml-1 grid size-7 shrink-0 place-items-center rounded-md hover:bg-fill max-phone:size-11"
      >
        <Logo />
      </Link>
      <ProjectMenu />
      <div className="ml-auto flex shrink-0 items-center gap-2.5 max-phone:gap-1">
        <SyncPill />
        <PeopleHere />
        <Button variant="primary" icon={<UserPlus />} onClick={onShare} className="max-phone:hidden">
          Share
        </Button>
        <PersonMenu onShare={onShare} />
      </div>
    </header>
  );
}

/** Only on a phone and only while an item covers its list. */
function BackToList() {
  const params = useParams({ strict: false });
  const view = views.find((each) => each.path === params.view);
  if (!view || !params.item || !params.project) return null;
  return (
    <Link
      to="/p/$project/$view/{-$item}"
      params={{ project: params.project, view: view.path, item: undefined }}
      className="-ml-1 hidden h-11 items-center gap-0.5 pr-2 font-medium max-phone:inline-flex max-phone:[&+a]:hidden max-phone:[&+a+*]:hidden"
    >
      <ChevronLeft className="size-5" aria-hidden />
      {view.list}
    </Link>
  );
}
