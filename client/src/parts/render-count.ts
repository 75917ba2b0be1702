/** Counts renders of a part where somebody wants to know: a bench puts a map into the page, nobody else pays. */
interface Counting {
  renderCounts?: Map<string, number>;
}

export function noteRender(part: string): void {
  const { renderCounts } = globalThis as Counting;
  renderCounts?.set(part, (renderCounts.get(part) ?? 0) + 1);
}
