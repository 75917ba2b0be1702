/** A sentence about the model, its names and verbs in their colours (ui/README.md 1.3). */
import type { Sentence, SentencePart } from "#shared/artifacts/sentence.ts";

const looks: Partial<Record<SentencePart["part"], string>> = {
  strong: "font-semibold",
  object: "-mx-px rounded-xs bg-object-bg box-decoration-clone px-[3px] font-medium text-object-ink",
  verb: "font-medium text-rel-ink",
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
