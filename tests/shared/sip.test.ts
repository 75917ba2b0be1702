import { expect, test } from "vitest";
import type { SetEntry } from "#shared/schema/field-kinds.ts";
import { countAgreed, describeSip, nextSipAnswer, readSip, type SipAnswer, sipKey } from "#shared/schema/sip.ts";

const says = (letter: "s" | "i" | "p", person: string, value: SipAnswer): SetEntry<SipAnswer> => ({ key: sipKey(letter, person), value });

test("[F30] one of the three is agreed when somebody says yes and nobody questions it", () => {
  const entries = [says("s", "ana", "yes"), says("s", "ben", "yes"), says("i", "ana", "yes"), says("i", "ben", "question")];
  expect(readSip(entries, "s")).toEqual({ verdict: "agreed", yes: ["ana", "ben"], question: [] });
  expect(readSip(entries, "i").verdict).toBe("questioned");
  expect(readSip(entries, "p").verdict).toBe("open");
  expect(countAgreed(entries)).toBe(1);
});

test("[F30] a person whose id looks like a letter is not mixed up with one", () => {
  expect(readSip([says("s", "i.p", "yes")], "i").verdict).toBe("open");
});

test("[F31] how an object stands is said in one line", () => {
  expect(describeSip([says("s", "ana", "yes"), says("p", "ana", "question")])).toBe("Structure agreed, instances open, purpose questioned");
});

test("[F32] pressing one's answer again goes from yes to a question to nothing", () => {
  expect([null, "yes", "question"].map((answer) => nextSipAnswer(answer as SipAnswer | null))).toEqual(["yes", "question", null]);
});
