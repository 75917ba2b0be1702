/** The wall as a window over its columns: how large, which of them are drawn, and bringing one into sight. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type Frame, leftOf, type Range, rangeOf, type Wall, wallFor } from "./geometry.ts";
import type { Zoom } from "./map-context.ts";

export interface WallWindow {
  readonly wall: Wall;
  readonly range: Range;
  /** Follows scrolling; to be called on each scroll. */
  readonly look: () => void;
  /** Scrolls a column into sight, as little as it takes, and draws it. */
  readonly reveal: (column: number, toStart?: boolean) => void;
}

export function useWall(root: RefObject<HTMLElement | null>, zoom: Zoom, columns: number, tallest: number): WallWindow {
  const [frame, setFrame] = useState<Frame>({ width: 1180, height: 800 });
  const wall = wallFor(zoom, frame, columns, tallest);
  const [range, setRange] = useState<Range>(() => rangeOf(wall, 0, frame.width, columns));
  const latest = useRef({ wall, frame, columns });
  latest.current = { wall, frame, columns };

  const look = useCallback(() => {
    const element = root.current;
    const { wall: now, frame: size, columns: count } = latest.current;
    if (!element) return;
    const next = rangeOf(now, element.scrollLeft, size.width, count);
    setRange((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, [root]);

  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = () => setFrame({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);

  // The column in the middle stays in the middle when the size changes.
  const scale = `${wall.scale} ${wall.step} ${wall.start}`;
  const before = useRef(wall);
  useLayoutEffect(() => {
    const element = root.current;
    const old = before.current;
    before.current = latest.current.wall;
    if (element && scale !== `${old.scale} ${old.step} ${old.start}`) {
      const half = latest.current.frame.width / 2;
      const middle = Math.max(0, ((element.scrollLeft + half) / old.scale - old.start) / old.step);
      const now = latest.current.wall;
      const at = element.scrollLeft === 0 && !now.isPaged ? 0 : (now.start + middle * now.step) * now.scale - half;
      element.scrollLeft = now.isPaged ? Math.floor(middle) * now.step : at;
    }
    look();
  }, [scale, root, look]);
  useLayoutEffect(() => {
    if (columns >= 0 && frame.width > 0) look();
  }, [columns, frame, look]);

  const reveal = useCallback(
    (column: number, toStart = false) => {
      const element = root.current;
      if (!element || column < 0) return;
      const { wall: now, frame: size } = latest.current;
      const left = now.isPaged ? column * now.step : leftOf(now, column) * now.scale;
      const right = left + (now.isPaged ? now.step : now.columnWidth * now.scale);
      const edge = now.isPaged ? 0 : now.start * now.scale;
      if (toStart || left - edge < element.scrollLeft) element.scrollLeft = left - edge;
      else if (right + edge > element.scrollLeft + size.width) element.scrollLeft = right + edge - size.width;
      flushSync(look);
    },
    [root, look],
  );
  return { wall, range, look, reveal };
}
