/** Addresses: home, the account, and a project's views by their word in `views.ts`. Anything else is answered with a sentence. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { whenIdle } from "../parts/when-idle.ts";
import { type ProjectView, startPath, views } from "../views/views.ts";
import { Page } from "./page.tsx";
import { UnknownAddress } from "./unknown-address.tsx";

const root = createRootRoute({ component: Page, notFoundComponent: UnknownAddress });
const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
});
const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("./account-page/account-page.tsx"), "AccountPage"),
});
/** Behind the links that are sent by mail. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./mailed/invitation-page.tsx"), "InvitationPage"),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("./mailed/reset-page.tsx"), "ResetPage"),
});
const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: "/verify-email",
  component: lazyRouteComponent(() => import("./mailed/verify-page.tsx"), "VerifyPage"),
});
const project = createRoute({
  getParentRoute: () => root,
  path: "/p/$project",
  component: lazyRouteComponent(() => import("./project-page.tsx"), "ProjectPage"),
});

const projectStart = createRoute({
  getParentRoute: () => project,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/p/$project/$view/{-$item}", params: { ...params, view: startPath }, replace: true });
  },
});

const view = createRoute({
  getParentRoute: () => project,
  path: "$view/{-$item}",
  loader: ({ params }) => fetchView(params.view),
  component: lazyRouteComponent(() => import("./view-page.tsx"), "ViewPage"),
});

/** Beside opening the project, not after it; the other views when there is nothing better to do, so that going there never waits. */
function fetchView(path: string): void {
  fetchCode(views.filter((each) => each.path === path));
  whenIdle(() => fetchCode(views), 5_000);
}

/** What fails here is tried again, and told, where the view is shown. */
function fetchCode(wanted: readonly ProjectView[]): void {
  for (const each of wanted) void each.load().catch(() => undefined);
}

export const router = createRouter({
  routeTree: root.addChildren([home, account, invitation, resetPassword, verifyEmail, project.addChildren([projectStart, view])]),
  defaultPreload: false,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
