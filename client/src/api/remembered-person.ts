/**
 * Who was signed in last on this device. Not a proof of anything: the server decides by the session cookie.
 * It only names the stores to open while there is no network.
 */
import { type Me, me } from "#shared/api/auth.ts";

const key = "orca:person";

export function rememberedPerson(): Me | null {
  try {
    const parsed = me.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** @returns what was given */
export function rememberPerson<T extends Me | null>(person: T): T {
  try {
    if (person) localStorage.setItem(key, JSON.stringify(person));
    else localStorage.removeItem(key);
  } catch {
    // blocked storage: remembered for this page only, by the query cache
  }
  return person;
}
