/** Work for the first moment with nothing better to do; at the latest after `withinMs`. Without a page there is none. */
export function whenIdle(work: () => void, withinMs: number): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: withinMs });
  else if ("document" in globalThis) setTimeout(work, withinMs / 4);
}
