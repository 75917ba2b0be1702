/**
 * For whom a project is open (docs/spec/interface.md I22).
 *
 * It opens anew for somebody else, and for the same person when they sign in, so that it connects at once. That a session has ended is
 * learnt in the middle of typing; then everything stays as it is.
 */
import { useState } from "react";
import type { SignedInPerson } from "./project.ts";

export interface WhoOpens {
  /** Another object means: open anew. */
  readonly who: SignedInPerson | null;
  /** Whether their session is known to be alive; without one their name is not known. */
  readonly isSignedIn: boolean;
}

export const whoOpens = (person: SignedInPerson | null): WhoOpens => ({ who: person, isSignedIn: (person?.name ?? "") !== "" });

/** @returns the same object when nothing has changed */
export function nextWhoOpens(before: WhoOpens, person: SignedInPerson | null): WhoOpens {
  const now = whoOpens(person);
  if (before.who?.id !== person?.id || (now.isSignedIn && !before.isSignedIn)) return now;
  return now.isSignedIn === before.isSignedIn ? before : { who: before.who, isSignedIn: now.isSignedIn };
}

export function useWhoOpens(person: SignedInPerson | null): SignedInPerson | null {
  const [before, setBefore] = useState(() => whoOpens(person));
  const now = nextWhoOpens(before, person);
  if (now !== before) setBefore(now);
  return now.who;
}
