/** What stands around a project: top bar, rail, the sheet with the view, and on a phone the bar at the foot. */

import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { lazyPart } from "../parts/lazy-part.ts";
import { useSessionWatch } from "./account/use-session-watch.ts";
import { useBackOnline } from "./back-online.ts";
import { FollowProvider } from "./follow/follow-provider.tsx";
import { ItemPlacesProvider } from "./item-places.tsx";
import { useProgressAtHome } from "./progress/cells.ts";
import { ProjectBanner } from "./project-banner.tsx";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";
import { useUndoKeys } from "./undo-keys.ts";

export const shellFrame =
  "grid h-dvh grid-cols-[252px_minmax(0,1fr)] grid-rows-[48px_minmax(0,1fr)] pr-2 pb-2 max-rail:grid-cols-[56px_minmax(0,1fr)] " +
  "max-phone:grid-cols-[minmax(0,1fr)] max-phone:grid-rows-[52px_minmax(0,1fr)_64px] max-phone:p-0";

export const sheetFrame =
  "relative flex min-h-0 min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface outline-none " +
  "max-phone:rounded-none max-phone:border-x-0";

/** Keys, palette and shortcuts come right after the page: nobody waits for them to read. */
const AppCommands = lazyPart(async () => (await import("./commands/app-commands.tsx")).AppCommands);

const BottomBar = lazyPart(async () => (await import("./bottom-bar.tsx")).BottomBar);

export function Shell({ onShare }: { onShare: () => void }) {
  useUndoKeys();
  return (
    <FollowProvider>
      <div data-shell className={shellFrame}>
        <TopBar onShare={onShare} />
        <Rail />
        <main id="main" tabIndex={-1} data-region className={sheetFrame}>
          <ProjectBanner />
          <div className="flex min-h-0 flex-1">
            <ItemPlacesProvider>
              <Outlet />
            </ItemPlacesProvider>
          </div>
        </main>
        <SyncWatch />
        <Suspense>
          <BottomBar />
        </Suspense>
        <Suspense>
          <AppCommands onShare={onShare} />
        </Suspense>
      </div>
    </FollowProvider>
  );
}

/** On its own, so that the shell does not render again with every change of the sync state or the progress. */
function SyncWatch() {
  useProgressAtHome();
  useBackOnline();
  useSessionWatch();
  return null;
}
