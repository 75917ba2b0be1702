/** A sentence about the model, its names and verbs in their colours (ui/README.md 1.3). */
import type { Sentence, SentencePart } from "#shared/artifacts/sentence.ts";
import { classNames } from "../../parts/class-names.ts";

const paper = "-mx-px rounded-xs box-decoration-clone px-[3px] font-medium";
const looks: Record<SentencePart["part"], string> = {
  text: "",
  strong: "font-semibold",
  role: "font-semibold",
  object: classNames(paper, "bg-object-bg text-object-ink"),
  verb: "font-medium text-rel-ink",
  cta: classNames(paper, "bg-cta-bg text-cta-ink"),
};

export function SentenceText({ sentence }: { sentence: Sentence }) {
  return keyed(sentence).map(({ key, part }) =>
    part.part === "text" ? (
      part.text
    ) : (
      <span key={key} className={looks[part.part]}>
        {part.text}
      </span>
    ),
  );
}

/** A place in the sentence is as good a key as any: parts have no state. */
const keyed = (sentence: Sentence) => sentence.map((part, at) => ({ key: `${at} ${part.part}`, part }));
