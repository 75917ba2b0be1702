import fc from "fast-check";
import { expect, test } from "vitest";
import { columnLines, committedLine, cutSentence, fitDraft } from "#client/fields/line-draft.ts";

test("[F1] 10,000 characters pasted into a name keep what fits, and the rest is counted", () => {
  expect(fitDraft("", "x".repeat(10_000), 200)).toEqual({ text: "x".repeat(200), cut: 9_800 });
});

test("[F1] a paste in the middle loses nothing that stood there", () => {
  const before = "Patient record";
  const { text, cut } = fitDraft(before, `Patient ${"y".repeat(10_000)} record`, 200);
  expect(text.startsWith("Patient y") && text.endsWith("yrecord")).toBe(true);
  expect([text.length, cut]).toEqual([200, 10_000 + 1 - (200 - before.length)]);
});

test("[F1] a full field takes no more letter, and keeps the ones it has", () => {
  const full = "a".repeat(200);
  expect(fitDraft(full, `${full}b`, 200)).toEqual({ text: full, cut: 1 });
  expect(fitDraft("a".repeat(250), "a".repeat(249), 200)).toEqual({ text: "a".repeat(249), cut: 0 });
});

test("[F1] whatever is typed, the start and the end that were there stay, and no letter is cut in half", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 30 });
  fc.assert(
    fc.property(words, words, words, (head, tail, typed) => {
      const before = fitDraft("", head + tail, 1_000).text;
      const max = before.length + 5;
      const { text } = fitDraft(before, head + typed + tail, max);
      expect(text.length).toBeLessThanOrEqual(Math.max(max, before.length));
      expect(text.isWellFormed()).toBe(true);
    }),
    { seed: 20_261_120 },
  );
});

test("[F2] what is committed is one trimmed line in NFC", () => {
  expect(committedLine("  Cafe\u0301\ttable\n ")).toBe("Caf\u00e9 table");
});

test("[F3] the bound says itself in a sentence", () => {
  expect(cutSentence("Name", 200, 9_800)).toBe("200 characters is the most for a name. The last 9,800 were left out.");
  expect(cutSentence("Icon", 40, 1)).toBe("40 characters is the most for an icon.");
});

test("[F2] a long text keeps its lines", () => {
  expect(committedLine(" one\ntwo ", true)).toBe("one\ntwo");
  expect(fitDraft("", "one\ntwo", 2_000, true).text).toBe("one\ntwo");
});

test("[F21] a pasted column of names comes without empty lines and bullets, and a name that begins with a hyphen keeps it", () => {
  expect(columnLines("• Ward\r\n\n  - Bed\t4B\n* Site \n– Room\n-5 Store\n\u2003")).toEqual(["Ward", "Bed 4B", "Site", "Room", "-5 Store"]);
});
