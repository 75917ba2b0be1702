/** What device and server last agreed on about the look, kept on this device. */
import { parseLook } from "../look-values.ts";
import type { Agreed } from "./reconcile-look.ts";

const storageKey = "orca/look-agreed";

export function readAgreed(): Agreed | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    if (typeof stored !== "object" || stored === null || !("person" in stored) || typeof stored.person !== "string") return null;
    return { person: stored.person, look: parseLook("look" in stored ? JSON.stringify(stored.look) : null) };
  } catch {
    return null;
  }
}

export function writeAgreed(agreed: Agreed): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(agreed));
  } catch {
    // Without storage the server is asked anew every time, and its word is followed.
  }
}
