/** Which way this person looks at the matrix: kept in this browser, one word for all projects. */
import { useCallback, useState } from "react";

const storageKey = "orca/nested-objects-turned";

export function useTurned(): readonly [isTurned: boolean, turn: () => void] {
  const [isTurned, setTurned] = useState(readTurned);
  const turn = useCallback(() => {
    setTurned((now) => {
      keepTurned(!now);
      return !now;
    });
  }, []);
  return [isTurned, turn];
}

function readTurned(): boolean {
  try {
    return localStorage.getItem(storageKey) === "yes";
  } catch {
    return false;
  }
}

function keepTurned(isTurned: boolean): void {
  try {
    localStorage.setItem(storageKey, isTurned ? "yes" : "no");
  } catch {
    // Without storage the choice lasts as long as the view.
  }
}
