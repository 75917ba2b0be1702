/**
 * A component whose code is fetched when it is first shown, or at the first idle moment, so that it is there also when the server
 * goes away right after the first visit. What can not be fetched is asked for again until it comes (docs/spec/interface.md I21, I23).
 */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { untilThere } from "./until-there.ts";
import { whenIdle } from "./when-idle.ts";

const withinMs = 3_000;

export function lazyPart<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  whenIdle(() => void load().catch(() => undefined), withinMs);
  return lazy(() => untilThere(async () => ({ default: await load() })));
}
