/** The wall as a window over its columns: how large, which of them are drawn, and bringing one into sight. */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type Frame, isSameWall, leftOf, type Range, rangeOf, type Scrolled, scrollFor, type Wall, wallFor } from "./geometry.ts";
import type { Zoom } from "./map-context.ts";

export interface WallWindow {
  readonly wall: Wall;
  readonly range: Range;
  /** Follows scrolling; to be called on each scroll. */
  readonly look: () => void;
  /** Scrolls a column into sight, as little as it takes, and draws it. */
  readonly reveal: (column: number, toStart?: boolean) => void;
}

/** What was in sight, at which size. */
interface Seen {
  readonly wall: Wall;
  readonly range: Range;
}

export function useWall(root: RefObject<HTMLElement | null>, zoom: Zoom, columns: number, tallest: number): WallWindow {
  const [frame, setFrame] = useState<Frame>({ width: 1180, height: 800 });
  const wall = useMemo(() => wallFor(zoom, frame, columns, tallest), [zoom, frame, columns, tallest]);
  const [seen, setSeen] = useState<Seen>(() => ({ wall, range: rangeOf(wall, 0, frame.width, columns) }));
  // As it was last seen: a browser moves what it shows by itself when the size changes, before anybody can ask it.
  const scrolled = useRef<Scrolled>({ wall, left: 0, width: frame.width });
  // At another size other columns are in sight, before anything has scrolled there.
  const range = isSameWall(seen.wall, wall)
    ? seen.range
    : rangeOf(wall, scrollFor(scrolled.current, wall, frame.width), frame.width, columns);
  const latest = useRef({ wall, frame, columns });
  latest.current = { wall, frame, columns };

  const look = useCallback(() => {
    const element = root.current;
    const { wall: now, frame: size, columns: count } = latest.current;
    if (!element) return;
    // Otherwise another size is on its way, and the browser has scrolled.
    if (element.clientWidth === size.width) scrolled.current = { wall: now, left: element.scrollLeft, width: size.width };
    const next = rangeOf(now, element.scrollLeft, size.width, count);
    setSeen((before) => (isSameWall(before.wall, now) && isSameRange(before.range, next) ? before : { wall: now, range: next }));
  }, [root]);

  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setFrame((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);

  // The column in the middle stays in the middle when the size changes.
  useLayoutEffect(() => {
    const element = root.current;
    if (element && !isSameWall(scrolled.current.wall, wall)) {
      element.scrollLeft = scrollFor(scrolled.current, wall, latest.current.frame.width);
    }
    look();
  }, [wall, root, look]);
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

const isSameRange = (a: Range, b: Range): boolean => a.first === b.first && a.last === b.last;
