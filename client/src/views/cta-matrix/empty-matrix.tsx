/** Nothing to cross yet: says in one line what goes in, and offers the field that comes first. */
import { useState } from "react";
import { object } from "#shared/schema/entities/object.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { committedLine } from "../../fields/line-draft.ts";
import { Kbd } from "../../parts/kbd.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { FieldFrame, FrameInput } from "../../parts/text-field.tsx";

export interface EmptyMatrixProps {
  /** What is missing: objects go first. */
  lacks: "object" | "role";
  may: boolean;
  onAdd: (names: readonly string[]) => void;
}

const words = {
  object: {
    title: "What do people act on?",
    says: "The CTA matrix crosses objects with roles. Name the first objects: what people look for, keep, book or hand on.",
    label: "Name of the new object",
    none: "Nobody has named an object yet.",
  },
  role: {
    title: "Who acts on it?",
    says: "Each role becomes a column; what it can do with an object is typed where they cross. Systems that act by themselves are roles too.",
    label: "Name of the new role",
    none: "Nobody has named a role yet.",
  },
};

export function EmptyMatrix({ lacks, may, onAdd }: EmptyMatrixProps) {
  const { title, says, label, none } = words[lacks];
  return (
    <section aria-labelledby="empty-matrix" className="min-w-0 flex-1 overflow-y-auto px-10 py-8 max-phone:px-5">
      <h2 id="empty-matrix" className="text-xl leading-9 font-[640] tracking-[-.026em]">
        {title}
      </h2>
      <p className="mt-1 mb-5 max-w-[560px] text-md text-ink-2">{says}</p>
      {may ? <NameField key={lacks} lacks={lacks} label={label} onAdd={onAdd} /> : <p className="text-ink-2">{none}</p>}
    </section>
  );
}

function NameField({ lacks, label, onAdd }: { lacks: "object" | "role"; label: string; onAdd: (names: readonly string[]) => void }) {
  const [text, setText] = useState("");
  const add = (said: string) => {
    const names = said
      .split(/[\r\n,;]+/)
      .map((line) => committedLine(line).slice(0, object.fields.name.max))
      .filter((line) => line !== "");
    setText("");
    if (names.length > 0) onAdd(names);
  };
  return (
    <div className="max-w-[420px]">
      <FieldFrame>
        {lacks === "object" && <KindMark kind="object" />}
        <FrameInput
          ref={focusOnce}
          value={text}
          maxLength={2_000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add(text);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text/plain");
            if (!/[\r\n]/.test(pasted.trim())) return;
            event.preventDefault();
            add(pasted);
          }}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
        />
        <Kbd keys={["enter"]} />
      </FieldFrame>
      <p className="mt-1.5 text-sm text-ink-3">Several at once with commas, or a column from a spreadsheet.</p>
    </div>
  );
}
