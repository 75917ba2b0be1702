/** How often each note was rendered, for the measurement that an edit renders one; counted only where somebody asked. */
interface Counting {
  renderCounts?: Map<string, number>;
}

export function useRenderCount(id: string): void {
  const counts = (globalThis as Counting).renderCounts;
  counts?.set(`note ${id}`, (counts.get(`note ${id}`) ?? 0) + 1);
}
