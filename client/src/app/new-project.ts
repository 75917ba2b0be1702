/** A project that was just made opens with its name ready to be typed over. Remembered only until then. */
let justMade: string | null = null;

export function markNewProject(id: string): void {
  justMade = id;
}

/** @returns true once, for the project that was just made */
export function takeNewProject(id: string): boolean {
  const isNew = justMade === id;
  if (isNew) justMade = null;
  return isNew;
}
