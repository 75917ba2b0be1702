/**
 * Code that is fetched when it is first wanted may not be there at that moment: the network is gone, or the server is being replaced.
 * It is asked for again after a while. At once would be in the next rendering, and so without end.
 */
const againMs = 3_000;

/** @returns what `load` brings, as soon as it brings it; never a failure */
export async function untilThere<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}
