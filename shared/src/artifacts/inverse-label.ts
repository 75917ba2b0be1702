/**
 * What a relationship is probably called from its other end: "presents" ↔ "is presented by" (rule N18).
 *
 * A proposal only, pencilled into the mirror cell: what the project itself calls it comes first, then common pairs, then the
 * regular English passive. Where English gives no sure answer there is no proposal.
 */
import { foldName } from "../schema/names.ts";

const pairs: readonly (readonly [one: string, other: string])[] = [
  ["contains", "is part of"],
  ["includes", "is included in"],
  ["consists of", "is part of"],
  ["is divided into", "is part of"],
  ["groups", "belongs to"],
  ["has", "belongs to"],
  ["owns", "belongs to"],
  ["keeps", "is kept by"],
  ["holds", "is held by"],
  ["hosts", "takes place in"],
  ["is held in", "hosts"],
  ["is about", "is the subject of"],
  ["is for", "has"],
  ["follows", "is followed by"],
  ["succeeds", "precedes"],
  ["is a", "is the kind of"],
  ["writes", "is written by"],
  ["wrote", "was written by"],
  ["gives", "is given by"],
  ["sells", "is sold by"],
  ["sends", "is sent by"],
  ["leads", "is led by"],
  ["teaches", "is taught by"],
  ["buys", "is bought by"],
  ["pays", "is paid by"],
  ["makes", "is made by"],
  ["runs", "is run by"],
  ["sees", "is seen by"],
  ["shows", "is shown by"],
  ["finds", "is found by"],
  ["brings", "is brought by"],
  ["builds", "is built by"],
  ["chooses", "is chosen by"],
  ["drives", "is driven by"],
  ["knows", "is known by"],
  ["reads", "is read by"],
  ["sets", "is set by"],
  ["sings", "is sung by"],
  ["wins", "is won by"],
  ["speaks at", "features"],
  ["works for", "employs"],
  ["is connected with", "is connected with"],
  ["is related to", "is related to"],
];

/** Verbs that stand without an object and so have no passive. */
const withoutPassive = new Set(["is", "has", "goes", "comes", "belongs", "appears", "consists", "depends", "happens", "takes"]);

/** What the project says already: label → inverse, in both readings. The first one said wins. */
export function inverseWords(
  relationships: Iterable<{ readonly label: string; readonly inverseLabel: string }>,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const { label, inverseLabel } of relationships) {
    if (label.trim() === "" || inverseLabel.trim() === "") continue;
    learn(words, label, inverseLabel);
    learn(words, inverseLabel, label);
  }
  return words;
}

/** The proposed inverse of a label, or "". */
export function inverseOf(label: string, known: ReadonlyMap<string, string> = new Map()): string {
  const said = label.trim();
  return known.get(foldName(said)) ?? common.get(foldName(said)) ?? passiveOf(said) ?? activeOf(said) ?? "";
}

function learn(words: Map<string, string>, label: string, inverse: string): void {
  const key = foldName(label);
  if (!words.has(key)) words.set(key, inverse.trim());
}

const common: ReadonlyMap<string, string> = inverseWords(pairs.map(([label, inverseLabel]) => ({ label, inverseLabel })));

/** presents → is presented by; carries → is carried by. */
function passiveOf(label: string): string | undefined {
  const verb = /^([a-z]{2,}[^s])s$/.exec(label)?.[1];
  if (verb === undefined || withoutPassive.has(label)) return undefined;
  return `is ${participleOf(label, verb)} by`;
}

function participleOf(label: string, verb: string): string {
  if (label.endsWith("ies")) return `${label.slice(0, -3)}ied`;
  if (/(ss|x|sh|ch|zz)es$/.test(label)) return `${label.slice(0, -2)}ed`;
  return verb.endsWith("e") ? `${verb}d` : `${verb}ed`;
}

/** How the third person is got from a participle without its "ed", where spelling leaves no doubt; the first that fits. */
const thirdPersons: readonly (readonly [ending: RegExp, write: (stem: string) => string])[] = [
  [/i$/, (stem) => `${stem.slice(0, -1)}ies`],
  [/(ss|x|sh|ch|zz)$/, (stem) => `${stem}es`],
  [/([bgmnpt])\1$/, (stem) => `${stem.slice(0, -1)}s`],
  [/([nrscpfl]t|[nrl]d|[cnrl]k|[aeo][yw]|wn|rm|rn|[ml]p|er|ain)$/, (stem) => `${stem}s`],
  [/([cvzus]|dg|rg|[aeiou]g|(?<![eo])at|[iu]d)$/, (stem) => `${stem}es`],
];

/** is presented by → presents; is carried by → carries. */
function activeOf(label: string): string | undefined {
  const stem = /^(?:is|are) ([a-z]{2,})ed by$/.exec(label)?.[1];
  if (stem === undefined) return undefined;
  return thirdPersons.find(([ending]) => ending.test(stem))?.[1](stem);
}
