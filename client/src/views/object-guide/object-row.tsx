/** One object in the list: its name, who is on it, how it stands the test. Renders again only when one of these changes. */
import { RotateCcw } from "lucide-react";
import { memo, useId } from "react";
import { KindMark } from "#client/parts/kind-mark.tsx";
import { usePeopleAt } from "#client/project/presence.ts";
import { useSelect } from "#client/project/use-entities.ts";
import { object } from "#shared/schema/entities/object.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { useLine } from "../../fields/use-line.ts";
import { AvatarStack } from "../../parts/avatar.tsx";
import { noteRender } from "../../parts/render-count.ts";
import { FieldError } from "../../parts/text-field.tsx";
import { showToast } from "../../parts/toast.tsx";
import { SipDots } from "./sip-dots.tsx";
import { useObjectField } from "./use-object-field.ts";

export interface ObjectRowProps {
  id: string;
  isOpen: boolean;
  isRenamed: boolean;
  /** The one row that Tab reaches. */
  isTabStop: boolean;
  onOpen: (id: string) => void;
  onRename: (id: string | null) => void;
}

const frame = "flex h-row w-full items-center gap-2 rounded-md pr-3 pl-2 text-left max-phone:h-12 max-phone:text-[15px]";

export const ObjectRow = memo(function ObjectRow({ id, isOpen, isRenamed, isTabStop, onOpen, onRename }: ObjectRowProps) {
  noteRender("row");
  const name = useObjectField(id, "name");
  if (name === null) return null;
  if (isRenamed) return <RenamedRow id={id} onDone={() => onRename(null)} />;
  return (
    <li>
      <button
        type="button"
        data-row={id}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isOpen ? "true" : undefined}
        onClick={() => onOpen(id)}
        onDoubleClick={() => onRename(id)}
        className={`${frame} -outline-offset-2! ${isOpen ? "bg-fill-2 font-medium" : "hover:bg-fill"}`}
      >
        <KindMark kind="object" onPaper={isOpen} />
        <span className={name ? "min-w-0 flex-1 truncate" : "min-w-0 flex-1 truncate text-ink-3"}>{name || "No name yet"}</span>
        <CameBackMark id={id} />
        <PeopleOnRow id={id} />
        <SipDots id={id} />
      </button>
    </li>
  );
});

/** Deleted by somebody, changed by somebody else who did not know: still here. */
function CameBackMark({ id }: { id: string }) {
  const isBack = useSelect([`entity:object:${id}`], (store) => (store.entity("object", id)?.deleted ?? null) !== null);
  return isBack && <RotateCcw role="img" aria-label="Deleted, but changed since" className="size-3.5 text-ink-3" />;
}

function PeopleOnRow({ id }: { id: string }) {
  const people = usePeopleAt({ kind: "object", id });
  if (people.length === 0) return null;
  return (
    <AvatarStack people={people.map(({ id: key, name, hue, idle }) => ({ id: key, name, hue, idle }))} label="Here" most={2} size="sm" />
  );
}

function RenamedRow({ id, onDone }: { id: string; onDone: () => void }) {
  const { input, problem } = useLine({ kind: "object", id, field: "name" }, object.fields.name, () => done());
  const problemId = useId();
  /** The field goes, the sentence stays. */
  const done = () => {
    if (problem) showToast({ says: problem });
    onDone();
  };
  return (
    <li>
      <div className={`${frame} bg-surface outline-2 -outline-offset-2 outline-ink`}>
        <KindMark kind="object" />
        <input
          {...input}
          ref={focusOnce}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => {
            input.onKeyDown(event);
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onDone();
          }}
          onBlur={() => {
            input.onBlur();
            done();
          }}
          aria-label="Name"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? problemId : undefined}
          autoComplete="off"
          className="h-full min-w-0 flex-1 bg-transparent font-medium outline-none"
        />
      </div>
      {problem && (
        <div className="px-2 py-1">
          <FieldError id={problemId}>{problem}</FieldError>
        </div>
      )}
    </li>
  );
}
