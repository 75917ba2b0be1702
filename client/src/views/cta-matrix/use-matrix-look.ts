/** How this person looks at the matrix, kept in this browser: roles in the rows, and whether the drawer stands beside it. */
import { useCallback, useState } from "react";

export interface MatrixLook {
  readonly isTurned: boolean;
  readonly hasDrawer: boolean;
}

const storageKey = "orca/cta-matrix";
/** From this width on the drawer has room beside the matrix. */
const roomyPx = 1180;

export function useMatrixLook(): readonly [look: MatrixLook, change: (next: Partial<MatrixLook>) => void] {
  const [look, setLook] = useState(readLook);
  const change = useCallback((next: Partial<MatrixLook>) => {
    setLook((now) => {
      const changed = { ...now, ...next };
      keepLook(changed);
      return changed;
    });
  }, []);
  return [look, change];
}

function readLook(): MatrixLook {
  const isRoomy = innerWidth >= roomyPx;
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Partial<MatrixLook> | null;
    return { isTurned: kept?.isTurned === true, hasDrawer: isRoomy && kept?.hasDrawer !== false };
  } catch {
    return { isTurned: false, hasDrawer: isRoomy };
  }
}

function keepLook(look: MatrixLook): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(look));
  } catch {
    // Without storage the choice lasts as long as the view.
  }
}
