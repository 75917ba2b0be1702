/** The latest version of a handler under one identity, so that those who are given it need not render again. */
import { useCallback, useRef } from "react";

export function useSteady<A extends readonly unknown[], R>(handler: (...given: A) => R): (...given: A) => R {
  const latest = useRef(handler);
  latest.current = handler;
  return useCallback((...given: A) => latest.current(...given), []);
}
