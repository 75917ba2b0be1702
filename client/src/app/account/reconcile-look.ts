/**
 * The look of this device and what the server keeps of it for the person: who follows whom, field by field. Pure; rule I68.
 *
 * What was changed here since both last agreed goes to the server; otherwise the server's word is followed. What the person never
 * chose anywhere is taken from this device where it was chosen before anybody had signed in.
 */
import type { Preferences } from "#shared/api/preferences.ts";
import { type Look, plainLook } from "../look-values.ts";

/** The last look that device and server had in common, and whose it was. */
export interface Agreed {
  readonly person: string;
  readonly look: Look;
}

export interface Steps {
  readonly apply: Partial<Look>;
  readonly send: Preferences;
}

export function reconcileLook(look: Look, agreed: Agreed | null, kept: Preferences, person: string): Steps {
  const before = agreed?.person === person ? agreed.look : null;
  const first = agreed === null ? plainLook : look;
  const theirs: { [F in keyof Look]: Look[F] | undefined } = {
    theme: kept.theme,
    density: kept.density,
    letters: kept.single_letter_shortcuts,
  };
  const fields = Object.keys(theirs) as (keyof Look)[];
  const isSent = (field: keyof Look) => {
    if (look[field] === theirs[field]) return false;
    return before ? look[field] !== before[field] : theirs[field] === undefined && look[field] !== first[field];
  };
  const pick = (from: Partial<Look>, wanted: (field: keyof Look) => boolean): Partial<Look> =>
    Object.fromEntries(fields.filter(wanted).map((field) => [field, from[field]]));
  const sent = pick(look, isSent);
  return {
    apply: pick(theirs as Partial<Look>, (field) => !isSent(field) && theirs[field] !== undefined && theirs[field] !== look[field]),
    send: asPreferences(sent),
  };
}

function asPreferences({ letters, ...others }: Partial<Look>): Preferences {
  return letters === undefined ? others : { ...others, single_letter_shortcuts: letters };
}
