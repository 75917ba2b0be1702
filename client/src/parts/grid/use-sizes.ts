/** Sizes of the page that a grid computes with: its own width, and lengths that a setting of the person changes. */
import { type RefObject, useLayoutEffect, useState } from "react";

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** The inner size of an element, known before the first paint. */
export function useBoxSize(ref: RefObject<HTMLElement | null>): BoxSize {
  const [size, setSize] = useState<BoxSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = () => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      setSize((now) => (now.width === next.width && now.height === next.height ? now : next));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** A length token of the page in px (`--cell-h`), followed when the density changes. */
export function useLengthToken(token: string, fallback: number): number {
  const [length, setLength] = useState(() => readLength(token, fallback));
  useLayoutEffect(() => {
    const read = () => setLength(readLength(token, fallback));
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-density"] });
    return () => observer.disconnect();
  }, [token, fallback]);
  return length;
}

function readLength(token: string, fallback: number): number {
  const length = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token));
  return Number.isFinite(length) ? length : fallback;
}
