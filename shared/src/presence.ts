/**
 * What people show of themselves while they are here. It lives only in the awareness of the `model` document and
 * never in history; `user` is stamped by the server, or by the device itself in a project that is not shared.
 */

/** Hues between the ORCA hues, so that a person is never mistaken for a kind (ui/README.md 7). */
export const presenceHues = ["teal", "plum", "copper", "lagoon", "olive", "bronze", "slate"] as const;
export type PresenceHue = (typeof presenceHues)[number];

export interface PresenceUser {
  /** Person id; `device` where nobody has signed in. */
  id: string;
  name: string;
  hue: PresenceHue;
}

/** Where somebody's selection or caret is. `field` is absent while they only look. */
export interface PresencePlace extends PresenceItem {
  view: string;
  /** What else is selected with it, at most `mostSelectedShown`: a state has 4 KiB for everything. */
  also?: readonly PresenceItem[];
}

export interface PresenceItem {
  kind?: string;
  id?: string;
  field?: string;
}

export const mostSelectedShown = 20;

/**
 * Where somebody's pointer is on a free surface: a place on a thing, so that it points at the same thing on screens of every size.
 * On the object map: `x` from 0 to 1 across the column of `object`, `y` in px of the map from the top of `item`, or of the column.
 */
export interface PresencePointer {
  view: string;
  object: string;
  item?: string;
  x: number;
  y: number;
}

export interface Presence {
  user: PresenceUser;
  at?: PresencePlace | null;
  /** Sent only while it moves; null once it left the surface. */
  pointer?: PresencePointer | null;
  /** True while keys are being pressed in `at.field`. */
  typing?: boolean;
  /** Set after two minutes without a key or a pointer. */
  idle?: boolean;
  /** Caret in prose, held by y-codemirror.next: relative positions as JSON. */
  cursor?: unknown;
}

/** A person's hue in a project: the same on every screen, from their id alone. */
export function hueOf(personId: string): PresenceHue {
  let sum = 0;
  for (const letter of personId) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return presenceHues[sum % presenceHues.length] ?? "slate";
}

/** "Nadia Haddad" → "NH"; one word gives its first two letters. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "?")];
  const last = words.length > 1 ? [...(words.at(-1) ?? "")] : [];
  return (last.length > 0 ? `${first[0]}${last[0]}` : first.slice(0, 2).join("")).toUpperCase();
}
