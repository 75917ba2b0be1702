/** Addresses: home, and a project's views by their word in `views.ts`. Anything else is answered with a sentence. */
import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { views } from "../views/views.ts";
import { HomePage } from "./home-page.tsx";
import { Page } from "./page.tsx";
import { ProjectPage } from "./project-page.tsx";
import { UnknownAddress } from "./unknown-address.tsx";
import { ViewPage } from "./view-page.tsx";

const root = createRootRoute({ component: Page, notFoundComponent: UnknownAddress });
const home = createRoute({ getParentRoute: () => root, path: "/", component: HomePage });
const project = createRoute({ getParentRoute: () => root, path: "/p/$project", component: ProjectPage });

const projectStart = createRoute({
  getParentRoute: () => project,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/p/$project/$view/{-$item}", params: { ...params, view: views[0].path }, replace: true });
  },
});

const view = createRoute({ getParentRoute: () => project, path: "$view/{-$item}", component: ViewPage });

export const router = createRouter({
  routeTree: root.addChildren([home, project.addChildren([projectStart, view])]),
  defaultPreload: false,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
