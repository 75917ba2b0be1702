/** Where a layer stands beside a cell: below and to the right of it, so that its row and column stay in sight. Pure. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

const gap = { x: 14, y: 3 };
const edge = 8;

/** The corner of the layer; on the other side of the cell where there is no room, and never beyond the window. */
export function placeBeside(cell: Box, layer: Room, window: Room): { readonly left: number; readonly top: number } {
  const fitsRight = cell.right + gap.x + layer.width <= window.width - edge;
  const fitsBelow = cell.bottom + gap.y + layer.height <= window.height - edge;
  const left = fitsRight ? cell.right + gap.x : cell.left - gap.x - layer.width;
  const above = cell.top - gap.y - layer.height;
  const top = fitsBelow || above < edge ? cell.bottom + gap.y : above;
  return { left: within(left, window.width - edge - layer.width), top: within(top, window.height - edge - layer.height) };
}

const within = (offset: number, most: number): number => Math.max(edge, Math.min(offset, most));
