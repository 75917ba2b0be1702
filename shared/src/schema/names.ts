/**
 * How names compare, and the little English that sentences about objects need.
 *
 * Names compare without case, accents, punctuation and plural (model.md 3), so that a duplicate is offered and not made.
 * Folding is for comparing only: what people typed is what is stored and shown.
 */
const irregular: readonly (readonly [many: string, one: string])[] = [
  ["people", "person"],
  ["children", "child"],
  ["men", "man"],
  ["women", "woman"],
  ["mice", "mouse"],
  ["feet", "foot"],
  ["teeth", "tooth"],
  ["criteria", "criterion"],
  ["phenomena", "phenomenon"],
  ["analyses", "analysis"],
  ["diagnoses", "diagnosis"],
  ["indices", "index"],
  ["matrices", "matrix"],
  ["leaves", "leaf"],
  ["shelves", "shelf"],
  ["lives", "life"],
];
const singulars = new Map(irregular);
const plurals = new Map(irregular.map(([many, one]) => [one, many]));

/** Letters that Unicode does not take apart by itself. */
const plainLetters = new Map([..."ßøłđæœþı"].map((letter, at) => [letter, ["ss", "o", "l", "d", "ae", "oe", "th", "i"][at] ?? letter]));

/**
 * The key under which two spellings of one name meet: `Ticket types`, `ticket-type` and `TICKET TYPE` give the same.
 *
 * Folding twice changes nothing. A name of signs alone (an emoji) is its own key.
 */
export function foldName(name: string): string {
  const words = plainText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return name.normalize("NFC").trim();
  return singular(words.map(singular).join(""));
}

/** The words of a name without case, accents and punctuation, for finding by what is typed so far. */
export function plainWords(name: string): string[] {
  return plainText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Whether two names mean the same thing by spelling alone. */
export function isSameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

function plainText(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ßøłđæœþı]/g, (letter) => plainLetters.get(letter) ?? letter)
    .replace(/(\p{L})['’](?=\p{L})/gu, "$1")
    .normalize("NFC");
}

/** Takes endings off until nothing changes, so that `bus`, `buses`, `case` and `cases` each meet their like. */
function singular(word: string): string {
  const known = singulars.get(word) ?? word;
  const next = withoutEnding(known);
  return next === word ? word : singular(next);
}

function withoutEnding(word: string): string {
  if (word.length < 3) return word;
  if (/[^aeiou]ies?$/.test(word)) return word.replace(/ies?$/, "y");
  if (/[a-rt-z0-9]s$/.test(word)) return word.slice(0, -1);
  if (/(s|x|z|ch|sh)e$/.test(word)) return word.slice(0, -1);
  return word;
}

/** The plural of a name as English forms it; names in other scripts stay as they are. */
export function pluralOf(name: string): string {
  const last = /[\p{L}\p{N}]+$/u.exec(name)?.[0];
  if (last === undefined || !/[A-Za-z0-9]$/.test(last)) return name;
  return name.slice(0, name.length - last.length) + pluralOfWord(last);
}

function pluralOfWord(word: string): string {
  const known = plurals.get(word.toLowerCase());
  if (known !== undefined) return word.charAt(0) + known.slice(1);
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** Letters whose own name starts with a vowel: an FAQ, an MRI. */
const soundsLikeVowel = /^[AEFHILMNORSX8]/;

/** `a` or `an`, by how the name sounds. */
export function articleOf(name: string): "a" | "an" {
  const word = name.trim();
  if (/^[A-Z0-9]{2,}\b/.test(word)) return soundsLikeVowel.test(word) ? "an" : "a";
  if (/^(hour|heir|honest|honou?r)/i.test(word)) return "an";
  if (/^(uni(?!n|m)|use|usa|usu|uti|eu|one\b|once|ubiq)/i.test(word)) return "a";
  return /^[aeiouàáâäåèéêëìíîïòóôöøùúûü]/i.test(word) ? "an" : "a";
}
