/**
 * What happens to a line of text between the keyboard and the document: what fits is kept and the rest is said, what is
 * committed is trimmed, in NFC, and of one line. Rules F1–F4, docs/spec/fields.md.
 */

/** A draft after typing or pasting: the text that fits, and how much did not. */
export interface Fitted {
  readonly text: string;
  readonly cut: number;
}

/** Line breaks and tabs become blanks, so that a pasted paragraph stays readable in one line. */
export const oneLine = (text: string): string => text.replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, " ");

/**
 * Keeps what fits in `max` UTF-16 units. What stood there before stays whole: only the newly typed or pasted part is
 * cut, never in the middle of a letter.
 *
 * @param breaks whether line breaks are kept
 */
export function fitDraft(before: string, typed: string, max: number, breaks = false): Fitted {
  const text = breaks ? typed : oneLine(typed);
  if (text.length <= max || text.length <= before.length) return { text, cut: 0 };
  const head = sharedHead(before, text);
  const tail = sharedTail(before, text, head);
  const inserted = text.slice(head, text.length - tail);
  const kept = wholeLetters(inserted, Math.max(0, max - head - tail));
  return { text: text.slice(0, head) + kept + text.slice(text.length - tail), cut: inserted.length - kept.length };
}

/** What is written when the field is left: trimmed, in NFC, of one line unless `breaks` are kept. */
export const committedLine = (draft: string, breaks = false): string => (breaks ? draft : oneLine(draft)).normalize("NFC").trim();

/** The lines of a pasted column, each as it is committed; empty ones and bullets are left out (F21). */
export const columnLines = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => committedLine(line.replace(/^\s*[-*•–]\s+/, "")))
    .filter((line) => line !== "");

/** "200 characters is the most for a name. The last 9,800 were left out." */
export function cutSentence(label: string, max: number, cut: number): string {
  const most = `${max.toLocaleString("en")} characters is the most for ${article(label)} ${label.toLowerCase()}.`;
  return cut > 1 ? `${most} The last ${cut.toLocaleString("en")} were left out.` : most;
}

const article = (word: string) => (/^[aeiou]/i.test(word) ? "an" : "a");

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;

function wholeLetters(text: string, max: number): string {
  if (text.length <= max) return text;
  return text.slice(0, max > 0 && isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max);
}

function sharedHead(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n > 0 && isHighSurrogate(a.charCodeAt(n - 1)) ? n - 1 : n;
}

function sharedTail(a: string, b: string, head: number): number {
  let n = 0;
  while (n < a.length - head && n < b.length - head && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  const first = a.charCodeAt(a.length - n);
  return first >= 0xdc00 && first <= 0xdfff ? n - 1 : n;
}
