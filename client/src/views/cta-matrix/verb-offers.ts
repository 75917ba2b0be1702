/** What is offered while a verb, or behind `>` an object, is typed into a cell. Pure. Rule X9, docs/spec/cta-matrix.md. */
import type { CtaIndex } from "#shared/artifacts/cta-index.ts";
import { problemOf, readCtaText, writeCtaText } from "#shared/artifacts/cta-input.ts";
import type { CtaNames } from "#shared/artifacts/cta-sentence.ts";
import { type CtaSuggestion, isBegunBy, suggestCtas } from "#shared/artifacts/cta-suggestions.ts";
import type { CellAt } from "./matrix-state.ts";

export interface VerbOffer {
  readonly key: string;
  /** What the field says once it is taken. */
  readonly text: string;
  /** What the list shows. */
  readonly says: string;
  readonly kind: "cta" | "object";
  /** Where it comes from, in a word or two. */
  readonly from: string;
}

/** `*`, `!` before the verb; the verb; what follows it. */
const shape = /^([\s*!]*)([^>(]*)(>\s*)?(.*)$/su;

export function verbOffers(index: CtaIndex, cell: CellAt, typed: string, names: CtaNames): VerbOffer[] {
  const [, marks = "", verb = "", arrow, rest = ""] = shape.exec(typed) ?? [];
  if (verb.startsWith('"') || rest.includes("(")) return [];
  if (arrow !== undefined) return objectOffers(index, cell, typed.slice(0, typed.length - rest.length), rest, names);
  if (typed.includes("(")) return [];
  return varied(suggestCtas(index, cell.object, cell.role, verb, verb.trim() === "" ? many : most)).map((each) => ({
    key: `${each.from} ${each.verb}`,
    text: marks + wholeOf(index, each, names),
    says: wholeOf(index, each, names),
    kind: "cta",
    from: originOf(index, each, names),
  }));
}

const [most, many] = [8, 40];

/** Of one sort no more than two, while nothing is typed that would choose among them. */
function varied(found: readonly CtaSuggestion[]): CtaSuggestion[] {
  if (found.length <= most) return [...found];
  const counts = new Map<string, number>();
  const kept = found.filter(({ from, because }) => {
    const sort = from === "here" ? from : `${from} ${because}`;
    const count = (counts.get(sort) ?? 0) + 1;
    counts.set(sort, count);
    return count <= (from === "here" ? 3 : 2);
  });
  return kept.slice(0, most);
}

const mostObjects = 8;

function objectOffers(index: CtaIndex, { object }: CellAt, before: string, typed: string, names: CtaNames): VerbOffer[] {
  const found = index.objects.flatMap((id) => {
    const name = names.object(id)?.name ?? "";
    return id !== object && name !== "" && isBegunBy(typed, name) ? [{ id, name }] : [];
  });
  return found
    .slice(0, mostObjects)
    .map(({ id, name }) => ({ key: id, text: `${before.trimEnd()} ${name}`, says: name, kind: "object", from: "" }));
}

/** A call to action of this object is taken whole, so that it gets the role and no other is made. */
function wholeOf(index: CtaIndex, { cta: id, verb }: CtaSuggestion, names: CtaNames): string {
  const cta = index.ctas.get(id);
  if (!cta) return verb;
  const target = cta.target === "" ? "" : (names.object(cta.target)?.name ?? "");
  return writeCtaText([{ verb: cta.verb, target, condition: cta.condition, isPrimary: false, isNow: false }]);
}

/** "also Attendee", "Speaker", "nobody deletes it", "undoes Bookmark", "Workflow". */
function originOf(index: CtaIndex, { from, cta, object, because }: CtaSuggestion, names: CtaNames): string {
  if (from === "here") {
    const role = index.ctas.get(cta)?.roles[0]?.key ?? "";
    return names.role(role) ? `also ${names.role(role)?.name}` : "no role yet";
  }
  if (from === "elsewhere") return names.object(object)?.name ?? "";
  if (from === "gap") return `nobody ${because.toLowerCase()}s it`;
  return from === "contra" ? `undoes ${because}` : because;
}

/** The first offer that goes on from what was typed: its rest is shown pale behind the caret, and Tab takes it. */
export function completedBy(typed: string, offers: readonly VerbOffer[]): VerbOffer | null {
  if (typed.replace(/^[*!\s]+/, "") === "") return null;
  const small = typed.toLowerCase();
  return offers.find(({ text }) => text.toLowerCase().startsWith(small) && text.length > typed.length) ?? null;
}

/** Whether a comma typed at the caret ends a verb: not inside quotes or a condition, and not before anything is said. */
export function isVerbDone(typed: string, caret: number): boolean {
  if (caret !== typed.length) return false;
  const input = readCtaText(typed);
  const isOpen = (typed.match(/"/g)?.length ?? 0) % 2 === 1 || typed.lastIndexOf("(") > typed.lastIndexOf(")");
  return !isOpen && input.says === "ctas" && input.ctas.every((cta) => problemOf(cta) === "");
}
