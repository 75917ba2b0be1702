/** How an object stands "Is it an object?", as three dots: agreed full, questioned half, open a ring. */
import { classNames } from "#client/parts/class-names.ts";
import { describeSip, readSip, sipLetters } from "#shared/schema/sip.ts";
import { useObjectField } from "./use-object-field.ts";

const looks = {
  agreed: "border-ink-2 bg-ink-2",
  questioned: "border-ink-2 bg-[linear-gradient(90deg,var(--ink-2)_50%,transparent_50%)]",
  open: "border-control",
};

export function SipDots({ id }: { id: string }) {
  const entries = useObjectField(id, "sip") ?? [];
  return (
    <span role="img" aria-label={describeSip(entries)} className="inline-flex gap-1">
      {sipLetters.map((letter) => (
        <i key={letter} className={classNames("size-2 rounded-full border-[1.5px]", looks[readSip(entries, letter).verdict])} />
      ))}
    </span>
  );
}
