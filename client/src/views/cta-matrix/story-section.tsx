/** The user story: one sentence on top, as it reads now, and below it the parts that people write. */
import { useId } from "react";
import { useObjectNames } from "#client/project/use-entities.ts";
import { useMay } from "#client/project/use-write.ts";
import type { CtaEntity } from "#shared/artifacts/planned-change.ts";
import { cta as schema } from "#shared/schema/entities/cta.ts";
import type { ProseField } from "#shared/schema/field-kinds.ts";
import { DrawerHeading } from "./drawer-heading.tsx";
import { DrawerProse } from "./drawer-prose.tsx";
import { SentenceText } from "./sentence-text.tsx";
import { useCtaNames } from "./use-cta-names.ts";
import { writtenStory } from "./written-story.ts";

const { why, trigger, result } = schema.fields;
const parts: readonly { readonly name: string; readonly field: ProseField }[] = [
  { name: "why", field: { ...why, hint: "what they get out of it" } },
  { name: "trigger", field: { ...trigger, hint: "what starts it" } },
  { name: "result", field: { ...result, hint: "what answers them" } },
];

export function StorySection({ cta }: { cta: CtaEntity }) {
  const headId = useId();
  const may = useMay();
  const sentence = writtenStory(cta, useCtaNames(), useObjectNames());
  return (
    <section aria-labelledby={headId}>
      <DrawerHeading id={headId}>User story</DrawerHeading>
      <p data-story className="text-md leading-[23px] tracking-[-.008em] wrap-anywhere">
        <SentenceText sentence={sentence} />
      </p>
      {may && (
        <div className="mt-2.5 grid gap-1.5">
          {parts.map(({ name, field }) => (
            <DrawerProse key={name} look="beside" label={field.label} at={{ kind: "cta", id: cta.id, field: name }} field={field} />
          ))}
        </div>
      )}
    </section>
  );
}
