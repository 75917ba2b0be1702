/**
 * The fields of an object in the guide. The definition comes first and in the largest letters; what a team fills in later waits
 * behind its name until it holds something or is asked for.
 */
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useSelect } from "#client/project/use-entities.ts";
import { useMay } from "#client/project/use-write.ts";
import { object } from "#shared/schema/entities/object.ts";
import { FieldForm } from "../../fields/field-form.tsx";

const always = ["definition", "purpose", "plural", "synonyms", "instances", "states"] as const;
const onDemand = ["lifecycle", "rules", "permissions", "notes"] as const;

export function GuideFields({ id }: { id: string }) {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const may = useMay();
  const root = useRef<HTMLDivElement>(null);
  const filled = useSelect([`entity:object:${id}`], (store) => {
    const entity = store.entity("object", id);
    return onDemand.filter((name) => entity && entity[name].trim() !== "").join(" ");
  }).split(" ");
  const isShown = (name: string) => filled.includes(name) || asked.includes(name);
  const waiting = onDemand.filter((name) => !isShown(name));
  const ask = (name: string) => {
    flushSync(() => setAsked([...asked, name]));
    root.current?.querySelector<HTMLElement>(`[data-field="${name}"] [tabindex="0"], [data-field="${name}"] [contenteditable]`)?.focus();
  };
  return (
    <div ref={root} className="grid content-start gap-3.5">
      <FieldForm of={{ kind: "object", id }} only={[...always, ...onDemand.filter(isShown)]} main="definition" />
      {may && waiting.length > 0 && (
        <div className="flex flex-wrap gap-x-3 pl-[88px] max-phone:pl-0">
          {waiting.map((name) => (
            <button
              key={name}
              type="button"
              onClick={() => ask(name)}
              className="inline-flex h-6 items-center gap-1 rounded-sm text-sm text-ink-3 hover:text-ink max-phone:h-11"
            >
              <Plus className="size-[13px]" aria-hidden />
              {object.fields[name].label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
