/** A plain field for one line with a bound: what does not fit is left out and said (rules F1 and F3, docs/spec/fields.md). */
import { type ChangeEvent, useState } from "react";
import type { LineField } from "#shared/schema/field-kinds.ts";
import { cutSentence, fitDraft } from "./line-draft.ts";

export function useFittedText({ label, max }: Pick<LineField, "label" | "max">, start = "") {
  const [draft, setDraft] = useState({ text: start, cut: 0 });
  return {
    value: draft.text,
    error: draft.cut > 0 ? cutSentence(label, max, draft.cut) : null,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setDraft(fitDraft(draft.text, event.target.value, max)),
  };
}
