/**
 * What somebody types or pastes into a cell of the CTA matrix (ui/README.md 6; rules K11–K13).
 *
 * `approve, return` · `assign > Room` · `*` before a verb makes it primary, `!` now · `(own)` after it is the condition. A part in
 * double quotes is taken as it stands.
 */
export interface TypedCta {
  readonly verb: string;
  /** The other object as it was typed, or "". */
  readonly target: string;
  readonly condition: string;
  readonly isPrimary: boolean;
  readonly isNow: boolean;
}

export type CtaInput =
  | { readonly says: "none" }
  | { readonly says: "discuss" }
  | { readonly says: "clear" }
  | { readonly says: "ctas"; readonly ctas: readonly TypedCta[] };

const noneWords = new Set(["-", "–", "—", "no", "none", "n/a"]);

/** What one key says while nothing is edited, or `null` if it starts a verb. */
export function readCtaKey(key: string): CtaInput | null {
  if (key === "-") return { says: "none" };
  if (key === "?") return { says: "discuss" };
  return key === "Delete" || key === "Backspace" ? { says: "clear" } : null;
}

/** What a typed or pasted text says. Parts without a verb are passed over. */
export function readCtaText(text: string): CtaInput {
  const said = text.normalize("NFC").trim();
  if (said === "") return { says: "clear" };
  if (said === "?") return { says: "discuss" };
  if (noneWords.has(said.toLowerCase())) return { says: "none" };
  const ctas = readList({ text: said, at: 0 });
  return ctas.length === 0 ? { says: "clear" } : { says: "ctas", ctas };
}

/** Calls to action as text that `readCtaText` reads back. */
export function writeCtaText(ctas: readonly TypedCta[]): string {
  return ctas.map(writeOne).join(", ");
}

/** A verb as it is kept: one line, its first letter large unless it has large letters of its own. */
export function tidyVerb(verb: string): string {
  const line = verb.normalize("NFC").replace(/\s+/gu, " ").trim();
  const [first = ""] = line.split(" ");
  return first === first.toLowerCase() ? line.charAt(0).toUpperCase() + line.slice(1) : line;
}

const longestVerb = 60;
const longestCondition = 200;

/** Why a typed call to action can not be kept, in a sentence, or "". */
export function problemOf({ verb, condition }: TypedCta): string {
  if (verb.length > longestVerb) return `A verb has at most ${longestVerb} characters, this one has ${verb.length}.`;
  return condition.length > longestCondition
    ? `A condition has at most ${longestCondition} characters, this one has ${condition.length}.`
    : "";
}

function writeOne({ verb, target, condition, isPrimary, isNow }: TypedCta): string {
  const marks = `${isPrimary ? "*" : ""}${isNow ? "!" : ""}`;
  return [marks + quoted(verb), target && `> ${quoted(target)}`, condition && `(${quoted(condition)})`].filter(Boolean).join(" ");
}

function quoted(part: string): string {
  const isPlain = !/["*!>(),;\n\r]/.test(part) && !noneWords.has(part.toLowerCase()) && part !== "?";
  return isPlain ? part : `"${part.replaceAll('"', '""')}"`;
}

/** Where reading stands. */
interface Reader {
  readonly text: string;
  at: number;
}

function readList(reader: Reader): TypedCta[] {
  const ctas: TypedCta[] = [];
  while (reader.at < reader.text.length) {
    const cta = readOne(reader);
    if (cta.verb !== "") ctas.push(cta);
    reader.at++;
  }
  return ctas;
}

/** Reads up to the next separator. */
function readOne(reader: Reader): TypedCta {
  let marks = readMarks(reader);
  let verb = readPart(reader, /[>(,;\n]/);
  let target = "";
  let condition = "";
  while (reader.at < reader.text.length && !/[,;\n]/.test(reader.text.charAt(reader.at))) {
    const sign = reader.text.charAt(reader.at);
    reader.at++;
    if (sign === ">") target = readPart(reader, /[(,;\n]/);
    else if (sign === "(") condition = readCondition(reader);
    else reader.at--;
    const rest = sign === ">" ? "" : readPart(reader, /[>(,;\n]/);
    if (/^[*!]+$/.test(rest)) marks += rest;
    else verb = `${verb} ${rest}`;
  }
  [verb, marks] = takeMarks(verb, marks);
  [target, marks] = takeMarks(target, marks);
  return {
    verb: tidyVerb(bare(verb)),
    target: bare(target),
    condition: bare(condition),
    isPrimary: marks.includes("*"),
    isNow: marks.includes("!"),
  };
}

function readMarks(reader: Reader): string {
  const [marks = ""] = /^[\s*!]*/.exec(reader.text.slice(reader.at)) ?? [];
  reader.at += marks.length;
  return marks;
}

/** Up to a sign that ends it, quotes and all; quotes count only at the start, so that 5" stays what it is. */
function readPart(reader: Reader, ends: RegExp): string {
  const rest = reader.text.slice(reader.at);
  const [quote = ""] = /^\s*"(?:[^"]|"")*"/.exec(rest) ?? [];
  const end = rest.slice(quote.length).search(ends);
  const part = end < 0 ? rest : rest.slice(0, quote.length + end);
  reader.at += part.length;
  return part.trim();
}

/** Up to the bracket that closes it, or the end of the line. */
function readCondition(reader: Reader): string {
  const rest = reader.text.slice(reader.at);
  const [quote = ""] = /^\s*"(?:[^"]|"")*"/.exec(rest) ?? [];
  let depth = 1;
  let end = quote.length;
  for (; end < rest.length && rest.charAt(end) !== "\n"; end++) {
    if (rest.charAt(end) === "(") depth++;
    if (rest.charAt(end) === ")") depth--;
    if (depth === 0) break;
  }
  reader.at += end + (rest.charAt(end) === ")" ? 1 : 0);
  return rest.slice(0, end).trim();
}

/** Marks at the end of an unquoted part: `approve!`. */
function takeMarks(part: string, marks: string): [part: string, marks: string] {
  const [, body = part, found = ""] = part.startsWith('"') ? [] : (/^(.*?)\s*([*!]+)$/s.exec(part) ?? []);
  return [body, marks + found];
}

/** Without the quotes around it. */
function bare(part: string): string {
  const inside = /^"((?:[^"]|"")*)"$/.exec(part.trim())?.[1];
  return (inside === undefined ? part : inside.replaceAll('""', '"')).replace(/\s+/gu, " ").trim();
}
