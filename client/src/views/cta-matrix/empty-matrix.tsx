/** Nothing to cross yet: says in one line what goes in, and offers the field that comes first. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { object } from "#shared/schema/entities/object.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { committedLine } from "../../fields/line-draft.ts";
import { Button } from "../../parts/button.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { FieldFrame, FrameInput } from "../../parts/text-field.tsx";
import { useEntityName } from "./use-entity-name.ts";

export interface EmptyMatrixProps {
  /** What is named here: objects go first. */
  asks: "object" | "role";
  /** Those that are named already. */
  ids: readonly string[];
  may: boolean;
  onAdd: (names: readonly string[]) => void;
  onDone: () => void;
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

export function EmptyMatrix({ asks, ids, may, onAdd, onDone }: EmptyMatrixProps) {
  const { title, says, label, none } = words[asks];
  return (
    <section aria-labelledby="empty-matrix" className="min-w-0 flex-1 overflow-y-auto px-10 py-8 max-phone:px-5">
      <h1 id="empty-matrix" className="text-xl leading-9 font-[640] tracking-[-.026em]">
        {title}
      </h1>
      <p className="mt-1 mb-5 max-w-[560px] text-md text-ink-2">{says}</p>
      {ids.length > 0 && (
        <ul aria-label={asks === "object" ? "Objects" : "Roles"} className="mb-3 flex max-w-[560px] flex-wrap gap-1.5">
          {ids.map((id) => (
            <li key={id}>
              <Named kind={asks} id={id} />
            </li>
          ))}
        </ul>
      )}
      {may ? (
        <NameField key={asks} kind={asks} label={label} hasSome={ids.length > 0} onAdd={onAdd} onDone={onDone} />
      ) : (
        <p className="text-ink-2">{none}</p>
      )}
    </section>
  );
}

function Named({ kind, id }: { kind: "object" | "role"; id: string }) {
  const name = useEntityName(kind, id);
  return <Chip look={kind === "object" ? "object" : "plain"}>{name}</Chip>;
}

interface NameFieldProps {
  kind: "object" | "role";
  label: string;
  hasSome: boolean;
  onAdd: (names: readonly string[]) => void;
  onDone: () => void;
}

function NameField({ kind, label, hasSome, onAdd, onDone }: NameFieldProps) {
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
        {kind === "object" && (
          <span>
            <KindMark kind="object" />
          </span>
        )}
        <FrameInput
          ref={focusOnce}
          value={text}
          maxLength={2_000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (text.trim() !== "") add(text);
            else if (hasSome) onDone();
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
      {!hasSome && (
        <p className="mt-6 text-ink-2">
          New to this?{" "}
          <Link to="/" className="text-ink underline decoration-control decoration-1 underline-offset-3 hover:decoration-ink">
            Open a finished sample
          </Link>
        </p>
      )}
      {hasSome && (
        <Button variant="primary" className="mt-4" onClick={onDone}>
          {kind === "object" ? "Go on to the roles" : "Open the matrix"}
        </Button>
      )}
    </div>
  );
}
