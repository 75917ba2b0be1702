/** Whether keys that were pressed are those of a command. Pure; rules I13–I15, docs/spec/interface.md. */
import type { Key } from "../../parts/kbd.tsx";

export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Where the keys were pressed: letters type in a field and in a grid; a layer keeps all its keys. */
export type PressedIn = "page" | "field" | "grid" | "layer";

export interface Circumstances {
  readonly in: PressedIn;
  readonly isMac: boolean;
  /** Single letters are switched on. */
  readonly letters: boolean;
  /** The letter that began a sequence just now. */
  readonly begun: string | null;
}

export type KeyAnswer = "no" | "begins" | "yes";

const modifiers: readonly Key[] = ["mod", "shift", "alt"];
const named: Readonly<Record<string, string>> = {
  enter: "Enter",
  esc: "Escape",
  space: " ",
  up: "ArrowUp",
  down: "ArrowDown",
  left: "ArrowLeft",
  right: "ArrowRight",
  backspace: "Backspace",
};
/** Keys by their place, for Alt, which makes other letters of them on some keyboards. */
const codes: Readonly<Record<string, string>> = { "[": "BracketLeft", "]": "BracketRight", "/": "Slash", ".": "Period", "?": "Slash" };

/** @returns "begins" where the first of two letters was pressed and the second is awaited */
export function readPress(keys: readonly Key[], press: Press, now: Circumstances): KeyAnswer {
  if (now.in === "layer" || keys.length === 0) return "no";
  const isChord = keys.some((key) => modifiers.includes(key));
  if (isChord) return isChordPressed(keys, press, now) ? "yes" : "no";
  const [first = "", second] = keys;
  if (second === undefined) return isSingle(first, press, now) ? "yes" : "no";
  if (now.begun === first) return isSecond(second, press) ? "yes" : "no";
  return isSingle(first, press, now) ? "begins" : "no";
}

function isChordPressed(keys: readonly Key[], press: Press, { isMac, in: where }: Circumstances): boolean {
  const last = keys.at(-1) ?? "";
  const wants = (key: Key) => keys.includes(key);
  const mod = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  const isBareAlt = wants("alt") && !wants("mod");
  if (isBareAlt && where === "field") return false;
  const modsFit = wants("mod") === mod && wants("alt") === press.altKey && (!isTold(press.key, last) || wants("shift") === press.shiftKey);
  return modsFit && (isTold(press.key, last) || (press.altKey && press.code === codeOf(last)));
}

/** Plain on the page; with Alt, by the key's place, where letters type. Signs that a keyboard has behind AltGr count as plain. */
function isSingle(key: Key, press: Press, { in: where, letters }: Circumstances): boolean {
  const isAltGr = press.altKey && press.ctrlKey;
  if (where === "field" || press.metaKey || (press.ctrlKey && !isAltGr)) return false;
  if (press.altKey && !isAltGr) return press.code === codeOf(key);
  return where === "page" && (letters || !isOneSign(key)) && isTold(press.key, key);
}

const isSecond = (key: Key, press: Press): boolean =>
  !press.ctrlKey && !press.metaKey && (isTold(press.key, key) || press.code === codeOf(key));

const isTold = (pressed: string, key: Key): boolean => pressed.toLowerCase() === (named[key] ?? key).toLowerCase();
const isOneSign = (key: Key): boolean => [...key].length === 1;
const codeOf = (key: Key): string => codes[key] ?? (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "");
