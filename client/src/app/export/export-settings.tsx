/** What goes in, and how. */

import type { ReactNode } from "react";
import { grouped } from "#shared/artifacts/counted.ts";
import { formats, type Part, parts } from "#shared/export/formats.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Segmented } from "../../parts/segmented.tsx";
import { Select } from "../../parts/select.tsx";
import { useProject } from "../../project/project-context.tsx";
import type { Choices } from "./use-export.ts";

type SettingsProps = { choices: Choices; onChange: (next: Partial<Choices>) => void };

export function ExportSettings({ choices, onChange }: SettingsProps) {
  const format = formats.find(({ key }) => key === choices.format);
  const offered = parts.filter(({ key }) => format?.parts.includes(key));
  return (
    <div className="min-h-0 overflow-y-auto border-r border-line px-5 py-4 max-[960px]:border-r-0">
      {offered.length > 0 && (
        <fieldset className="mb-5">
          <legend className="mb-1 font-semibold">What goes in</legend>
          {offered.map((part) => (
            <PartChoice key={part.key} part={part} choices={choices} onChange={onChange} />
          ))}
        </fieldset>
      )}
      {choices.format === "json" ? <Everything /> : <How choices={choices} onChange={onChange} />}
    </div>
  );
}

function PartChoice({ part, choices, onChange }: SettingsProps & { part: Part }) {
  const { store } = useProject();
  const isIn = choices.parts.includes(part.key);
  const next = isIn ? choices.parts.filter((key) => key !== part.key) : [...choices.parts, part.key];
  return (
    <label className="flex min-h-[31px] items-center gap-2.5 max-phone:min-h-11">
      <input type="checkbox" checked={isIn} onChange={() => onChange({ parts: next })} className="size-4 accent-primary" />
      <KindMark kind={part.mark} />
      <span className="min-w-0 flex-1 truncate">{part.label}</span>
      <span className="text-ink-3 tabular-nums">{store.ids(part.counts).length}</span>
    </label>
  );
}

function How({ choices, onChange }: SettingsProps) {
  const { store } = useProject();
  const objects = store.ids("object");
  const inPhase = (phases: readonly string[]) => objects.filter((id) => phases.includes(store.priority(id).phase)).length;
  const scopes = [
    { value: "all", label: `All ${grouped(objects.length)}` },
    { value: "now", label: `Now, ${inPhase(["now"])}` },
    { value: "next", label: `Now and next, ${inPhase(["now", "next"])}` },
  ] as const;
  return (
    <section aria-labelledby="export-how">
      <h3 id="export-how" className="mb-1 font-semibold">
        How
      </h3>
      <Row label="Objects">
        <Select label="Objects" value={choices.scope} options={[...scopes]} onChange={(scope) => onChange({ scope })} />
      </Row>
      {choices.format === "pdf" && (
        <Row label="Paper">
          <Segmented
            label="Paper"
            value={choices.paper}
            options={[
              { value: "a4", label: "A4" },
              { value: "letter", label: "Letter" },
              { value: "a3", label: "A3" },
            ]}
            onChange={(paper) => onChange({ paper })}
          />
        </Row>
      )}
      {choices.format === "mermaid" && (
        <Row label="Diagram">
          <Segmented
            label="Diagram"
            value={choices.diagram}
            options={[
              { value: "entities", label: "Entities" },
              { value: "flowchart", label: "Flowchart" },
            ]}
            onChange={(diagram) => onChange({ diagram })}
          />
        </Row>
      )}
    </section>
  );
}

/** The control says its name by itself. */
function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-[38px] items-center justify-between gap-3">
      <span aria-hidden className="text-ink-2">
        {label}
      </span>
      {children}
    </div>
  );
}

function Everything() {
  return (
    <p className="text-ink-2">
      Everything goes in: each field, what was deleted and what was merged. Open the file on another device to work on it there, and open it
      here again to merge what was done.
    </p>
  );
}
