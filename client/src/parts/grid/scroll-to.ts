/** Scrolls a grid by as little as brings a cell into sight, between the sticky heads and sums. Heads need one axis only. */
interface Covers {
  readonly rowHead: number;
  readonly columnHead: number;
  readonly sum: number;
  readonly foot: number;
}

/** @param row start and size inside the body, @param left of the column inside the body; `null` leaves that axis */
export function scrollTo(
  root: HTMLElement,
  row: { readonly start: number; readonly size: number } | null,
  left: number | null,
  width: number,
  { rowHead, columnHead, sum, foot }: Covers,
): void {
  if (row) root.scrollTop = nearest(root.scrollTop, root.clientHeight - columnHead - foot, row.start, row.size);
  if (left !== null) root.scrollLeft = nearest(root.scrollLeft, root.clientWidth - rowHead - sum, left, width);
}

/** The offset closest to the present one at which `start … start + size` is inside a window of `length`. */
export function nearest(offset: number, length: number, start: number, size: number): number {
  if (start < offset) return start;
  return start + size > offset + length ? Math.max(0, Math.min(start, start + size - length)) : offset;
}
