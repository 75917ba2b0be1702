/** A role has one primary call to action for each object: two of them ask which stays. */
import { useCtaIndex } from "#client/project/use-cta-index.ts";
import type { PrimaryQuestion as Question } from "#shared/artifacts/cta-changes.ts";
import { nameOf } from "#shared/artifacts/sentence.ts";
import { Button } from "../../parts/button.tsx";
import { Confirm } from "../../parts/dialog.tsx";
import { useCtaNames } from "./use-cta-names.ts";

export interface PrimaryQuestionProps {
  /** The one that is asked now; null when there is none. */
  question: Question | null;
  /** Which one is primary from now on. */
  onAnswer: (cta: string) => void;
}

export function PrimaryQuestion({ question, onAnswer }: PrimaryQuestionProps) {
  const { index } = useCtaIndex();
  const names = useCtaNames();
  const verb = (id: string) => index.ctas.get(id)?.verb ?? "It";
  const [has, wants] = [question?.has ?? "", question?.wants ?? ""];
  const role = nameOf(names.role, question?.role ?? "");
  return (
    <Confirm
      open={question !== null}
      onClose={() => onAnswer(has)}
      question={`${verb(has)} is already primary for ${role}. Which stays?`}
      actions={
        <>
          <Button variant="primary" onClick={() => onAnswer(has)}>
            {verb(has)}
          </Button>
          <Button onClick={() => onAnswer(wants)}>{verb(wants)}</Button>
        </>
      }
    >
      One call to action is primary for each object and role; the other one becomes secondary.
    </Confirm>
  );
}
