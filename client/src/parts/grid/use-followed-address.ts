/**
 * The address follows the place in a grid that the hands rest on, so that it can be given to others and a reload comes back to it. It
 * leaves no step in the browser's history. Rule GR16, docs/spec/grid.md.
 */
import { type RefObject, useEffect, useRef } from "react";

/** Hands that go on have not come to rest; nor have those at work in a drawer or a layer beside the grid. */
const restMs = 600;
const latestMs = 2_000;

export interface FollowedAddress {
  /** What the address names now. */
  readonly item: string | null;
  readonly onShow: (item: string | null, how?: "push" | "replace") => void;
  /** What the address would name for where one is; null where it should stay. */
  readonly read: () => string | null;
  /** Tells of every move. */
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * To be called after whatever goes to the item of the address.
 *
 * @param own what this put into the address last: nobody needs to go there
 */
export function useFollowedAddress({ item, onShow, read, subscribe }: FollowedAddress, own: RefObject<string | null>): void {
  const latest = useRef({ item, onShow, read });
  latest.current = { item, onShow, read };
  /** Where one is by the address: resting there changes nothing. */
  const known = useRef<string | null>(null);
  useEffect(() => {
    if (item !== own.current || known.current === null) known.current = latest.current.read();
  }, [item, own]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      const at = latest.current.read();
      if (at === null || at === known.current || !document.activeElement?.closest("[role=grid]")) return;
      known.current = at;
      own.current = at;
      if (at !== latest.current.item) latest.current.onShow(at, "replace");
    };
    // Whoever reads an address has time; whoever presses the next key has none.
    const whenIdle = () => ("requestIdleCallback" in globalThis ? requestIdleCallback(rest, { timeout: latestMs }) : rest());
    const stop = subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(whenIdle, restMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [subscribe, own]);
}
