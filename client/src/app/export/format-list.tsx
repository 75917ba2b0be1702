/** The formats, one chosen: a tab stop, arrows choose. */
import { BookText, Braces, FileText, Sheet, Table, Workflow } from "lucide-react";
import { type ReactNode, useId } from "react";
import { type FormatKey, formats } from "#shared/export/formats.ts";
import type { Choices } from "./use-export.ts";

const icons: Readonly<Record<FormatKey, ReactNode>> = {
  pdf: <BookText />,
  excel: <Sheet />,
  csv: <Table />,
  markdown: <FileText />,
  mermaid: <Workflow />,
  json: <Braces />,
};

export function FormatList({ choices, onChange }: { choices: Choices; onChange: (next: Partial<Choices>) => void }) {
  const name = useId();
  return (
    <fieldset className="flex min-h-0 flex-col gap-1 overflow-y-auto border-r border-line p-3 max-phone:border-r-0 max-phone:border-b">
      <legend className="sr-only">Format</legend>
      {formats.map(({ key, label, words, parts }) => (
        <label
          key={key}
          className="relative grid grid-cols-[28px_minmax(0,1fr)] rounded-md border border-transparent px-2.5 py-2 hover:bg-fill has-checked:border-primary has-checked:bg-subtle has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus [&_svg.lucide]:mt-0.5 [&_svg.lucide]:size-4 [&_svg.lucide]:text-ink-3"
        >
          <input
            type="radio"
            name={name}
            checked={key === choices.format}
            onChange={() => onChange({ format: key, parts: [...parts] })}
            className="absolute inset-0 m-0 appearance-none opacity-0"
          />
          {icons[key]}
          <span>
            <b className="block font-medium">{label}</b>
            <span className="block text-sm text-ink-2">{words}</span>
          </span>
        </label>
      ))}
      <p className="px-2.5 pt-3 text-sm text-ink-3">
        The project file is the only format that keeps what was deleted and can be opened again.
      </p>
    </fieldset>
  );
}
