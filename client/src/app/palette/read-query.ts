/** What is typed into the palette: everything, or after a sign one sort of thing; or the name of something new. Pure; rule I20. */
export type PaletteScope = "all" | "commands" | "people" | "artifacts";

export interface PaletteQuery {
  readonly scope: PaletteScope;
  readonly text: string;
  /** `obj Session`, `role Host`: what is to be made, and its name. */
  readonly make: { readonly kind: MakeKind; readonly name: string } | null;
}

export type MakeKind = "object" | "role" | "cta" | "attribute";

const signs: Readonly<Record<string, PaletteScope>> = { ">": "commands", "@": "people", "#": "artifacts" };
const makeWords: Readonly<Record<string, MakeKind>> = {
  obj: "object",
  object: "object",
  role: "role",
  cta: "cta",
  attr: "attribute",
  attribute: "attribute",
};

export function readQuery(typed: string): PaletteQuery {
  const scope = signs[typed.trimStart().charAt(0)];
  if (scope) return { scope, text: typed.trimStart().slice(1).trim(), make: null };
  const [, word = "", name = ""] = /^\s*(\p{L}+)\s+(\S.*)$/u.exec(typed) ?? [];
  const kind = Object.hasOwn(makeWords, word.toLowerCase()) ? makeWords[word.toLowerCase()] : undefined;
  return { scope: "all", text: typed.trim(), make: kind ? { kind, name: name.trim() } : null };
}
