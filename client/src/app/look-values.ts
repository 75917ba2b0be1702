/** What can be chosen about the look, and what storage says of it. Pure. */
import { densities, themes } from "#shared/api/preferences.ts";

export interface Look {
  readonly theme: (typeof themes)[number];
  readonly density: (typeof densities)[number];
  /** Single letters are commands where nothing is typed. */
  readonly letters: boolean;
}

/** What nobody has chosen yet. */
export const plainLook: Look = { theme: "system", density: "comfortable", letters: true };

/** What storage holds, word by word; anything else is the default. */
export function parseLook(stored: string | null): Look {
  let value: { theme?: unknown; density?: unknown; letters?: unknown } = {};
  try {
    value = JSON.parse(stored ?? "{}") ?? {};
  } catch {
    // Somebody else's words under our key: the default is right.
  }
  return {
    theme: themes.find((each) => each === value.theme) ?? plainLook.theme,
    density: densities.find((each) => each === value.density) ?? plainLook.density,
    letters: value.letters !== false,
  };
}
