/**
 * "Is it an object?": structure, instances and purpose, what speaks for each, and who says yes or asks. Pressing the mark gives one's
 * own answer: yes, a question, nothing.
 */
import { Check } from "lucide-react";
import { AvatarStack } from "#client/parts/avatar.tsx";
import { classNames } from "#client/parts/class-names.ts";
import { Tooltip } from "#client/parts/tooltip.tsx";
import { useProject } from "#client/project/project-context.tsx";
import { useIdsOn } from "#client/project/use-entities.ts";
import { useMay, useWrite } from "#client/project/use-write.ts";
import type { SetEntry } from "#shared/schema/field-kinds.ts";
import {
  countAgreed,
  nextSipAnswer,
  readSip,
  type SipAnswer,
  type SipLetter,
  sipAsks,
  sipKey,
  sipLetters,
  sipNames,
} from "#shared/schema/sip.ts";
import { useObjectField } from "./use-object-field.ts";
import { type NamedPerson, usePersonNames } from "./use-person-names.ts";
import { counted } from "./wording.ts";

export function SipCard({ id }: { id: string }) {
  const sip = useObjectField(id, "sip") ?? [];
  return (
    <section
      data-field="sip"
      aria-labelledby="sip-head"
      className="self-start rounded-lg border border-line max-phone:rounded-none max-phone:border-0"
    >
      <header className="flex h-[38px] items-center justify-between border-b border-line px-3 text-sm max-phone:h-auto max-phone:border-0 max-phone:px-0 max-phone:pb-1 max-phone:text-[13px]">
        <h2 id="sip-head" className="font-semibold max-phone:font-regular max-phone:text-ink-3">
          Is it an object?
        </h2>
        <span className="text-ink-3">{countAgreed(sip)} of 3 agreed</span>
      </header>
      <ul>
        {sipLetters.map((letter) => (
          <SipRow key={letter} id={id} sip={sip} letter={letter} />
        ))}
      </ul>
    </section>
  );
}

interface SipRowProps {
  id: string;
  sip: readonly SetEntry<SipAnswer>[];
  letter: SipLetter;
}

function SipRow({ id, sip, letter }: SipRowProps) {
  const { yes, question } = readSip(sip, letter);
  const personOf = usePersonNames();
  const evidence = useEvidence(id, letter);
  const saying = [...yes, ...question].map(personOf);
  const noted = (person: NamedPerson) => ({ ...person, note: yes.includes(person.id) ? "yes" : "a question" });
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-2.5 border-line px-3 py-2.5 not-first:border-t max-phone:px-0">
      <SipMark id={id} sip={sip} letter={letter} />
      <div>
        <b>{sipNames[letter]}</b>
        <p className="mt-px line-clamp-3 text-sm leading-[17px] text-ink-2 max-phone:text-[13px]">{evidence}</p>
      </div>
      {saying.length > 0 && <AvatarStack people={saying.map(noted)} label={`${sipNames[letter]}: who says what`} most={3} size="sm" />}
    </li>
  );
}

/** What speaks for it in the model, or what to ask. */
function useEvidence(id: string, letter: SipLetter): string {
  const attributes = useIdsOn("attribute", id).length;
  const instances = useObjectField(id, "instances")?.length ?? 0;
  const purpose = useObjectField(id, "purpose") ?? "";
  if (letter === "s") return counted(attributes, "attribute of its own", "attributes of its own") || sipAsks.s;
  if (letter === "i") return counted(instances, "instance named", "instances named") || sipAsks.i;
  return purpose.trim() || sipAsks.p;
}

const looks = {
  agreed: "bg-primary text-on-primary",
  questioned: "border-[1.5px] border-ink-2 text-ink",
  open: "border-[1.5px] border-dashed border-control text-transparent",
};
const answerWords: Record<SipAnswer, string> = { yes: "yes", question: "a question" };
const nextWords = { null: "to say yes", yes: "to question it", question: "to take it back" };

function SipMark({ id, sip, letter }: SipRowProps) {
  const { person } = useProject();
  const { writeEntry } = useWrite();
  const may = useMay();
  const { verdict } = readSip(sip, letter);
  const key = sipKey(letter, person);
  const own = sip.find((entry) => entry.key === key)?.value ?? null;
  const sign = verdict === "questioned" ? "?" : <Check aria-hidden className="size-3 stroke-[2.75]!" />;
  const look = classNames("grid size-5 place-items-center rounded-full text-sm leading-none font-semibold", looks[verdict]);
  const state = `${sipNames[letter]}: ${verdict}`;
  if (!may) {
    return (
      <span role="img" aria-label={state} className={look}>
        {sign}
      </span>
    );
  }
  const hint = `You: ${own ? answerWords[own] : "nothing yet"}. Press ${nextWords[own ?? "null"]}.`;
  return (
    <Tooltip says={hint}>
      <button
        type="button"
        aria-label={`${state}. ${hint}`}
        onClick={() => writeEntry({ kind: "object", id, field: "sip" }, key, nextSipAnswer(own))}
        className={classNames(
          look,
          "relative before:absolute before:-inset-1 before:content-[''] max-phone:before:-inset-3",
          verdict === "open" && "hover:border-solid hover:text-ink-3",
        )}
      >
        {sign}
      </button>
    </Tooltip>
  );
}
