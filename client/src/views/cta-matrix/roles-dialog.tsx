/**
 * The roles of the project: added, renamed, moved, archived and brought back; and all fields of one of them, as the schema declares
 * them. Alt with an arrow moves, Enter in a name goes to the next, Enter in the last field adds.
 */
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, ChevronLeft, Plus, SquarePen, Trash2 } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useCtaReading } from "#client/project/use-cta-index.ts";
import { useIds, useSelect } from "#client/project/use-entities.ts";
import { useMay } from "#client/project/use-write.ts";
import { countOfRole } from "#shared/artifacts/cta-matrix.ts";
import { role as schema } from "#shared/schema/entities/role.ts";
import { FieldForm } from "../../fields/field-form.tsx";
import { focusOnce } from "../../fields/focus-once.ts";
import { committedLine } from "../../fields/line-draft.ts";
import { useLine } from "../../fields/use-line.ts";
import { Button } from "../../parts/button.tsx";
import { countOf } from "../../parts/counted.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { isMac, Kbd } from "../../parts/kbd.tsx";
import { useEntityName } from "./use-entity-name.ts";
import type { HeadCommands } from "./use-heads.ts";

/** What the dialog shows: all of them, or one. */
export interface RolesShown {
  readonly role: string | null;
}

export interface RolesDialogProps {
  /** Null while it is closed. */
  shown: RolesShown | null;
  onShow: (shown: RolesShown | null) => void;
  heads: HeadCommands;
}

export function RolesDialog({ shown, onShow, heads }: RolesDialogProps) {
  const last = useRef(shown);
  if (shown) last.current = shown;
  const role = last.current?.role ?? null;
  const name = useEntityName("role", role ?? "").trim() || "No name yet";
  const came = useRef<string | null>(null);
  const showAll = () => {
    came.current = role;
    onShow({ role: null });
  };
  return (
    <Dialog
      open={shown !== null}
      onClose={() => {
        came.current = null;
        onShow(null);
      }}
      title={role === null ? "Roles" : name}
      width={520}
      footer={role === null ? <Footer /> : <BackToAll onBack={showAll} />}
    >
      {role === null ? (
        <Roles heads={heads} came={came.current} onOpen={(id) => onShow({ role: id })} />
      ) : (
        <RoleFields key={role} role={role} />
      )}
    </Dialog>
  );
}

function RoleFields({ role }: { role: string }) {
  return (
    <div ref={focusFirst} className="px-6 py-4">
      <FieldForm of={{ kind: "role", id: role }} />
    </div>
  );
}

/** The field that was pressed to come here is gone. */
function focusFirst(root: HTMLElement | null): void {
  const field = root?.querySelector<HTMLElement>("input, textarea, [contenteditable=true]");
  if (field && !root?.contains(document.activeElement)) field.focus();
}

const BackToAll = ({ onBack }: { onBack: () => void }) => (
  <Button variant="quiet" size="sm" icon={<ChevronLeft aria-hidden />} onClick={onBack}>
    All roles
  </Button>
);

const Footer = () => (
  <span className="flex items-center gap-1.5">
    <Kbd keys={[isMac ? "⌥" : "Alt", "↑"]} /> moves a role, <Kbd keys={["enter"]} /> adds the next
  </span>
);

function Roles({ heads, came, onOpen }: { heads: HeadCommands; came: string | null; onOpen: (id: string) => void }) {
  const root = useRef<HTMLDivElement>(null);
  const may = useMay();
  const ids = useIds("role");
  const key = useSelect(
    ids.map((id) => `entity:role:${id}` as const),
    (store) => ids.filter((id) => store.entity("role", id)?.archived === true).join(" "),
  );
  const archived = key === "" ? [] : key.split(" ");
  const shown = ids.filter((id) => !archived.includes(id));
  const focusOn = (id: string | undefined) => root.current?.querySelector<HTMLElement>(`[data-role="${id}"] input`)?.focus();
  const move = (id: string, to: number) => {
    flushSync(() => heads.move("role", id, to));
    focusOn(id);
  };
  return (
    <div ref={root} className="px-3 py-2">
      {shown.length === 0 && <p className="px-3 py-1 text-ink-2">Who uses it? Name the people, and systems that act by themselves.</p>}
      <ul aria-label="Roles">
        {shown.map((id, at) => (
          <RoleRow
            key={id}
            id={id}
            may={may}
            isFirst={at === 0}
            isLast={at === shown.length - 1}
            onMove={(step) => move(id, at + step)}
            hasFocus={id === came}
            onOpen={() => onOpen(id)}
            onNext={() => focusOn(shown[at + 1] ?? "new")}
            onArchive={() => {
              flushSync(() => heads.archive(id));
              focusOn(shown[at + 1] ?? shown[at - 1] ?? "new");
            }}
          />
        ))}
        {may && <NewRole onAdd={(names) => heads.add("role", names)} wantsFocus={came === null} />}
      </ul>
      {archived.length > 0 && (
        <section aria-labelledby="archived-roles" className="mt-3 border-t border-line pt-2">
          <h3 id="archived-roles" className="px-3 pb-1 text-sm font-medium text-ink-3">
            Archived <span className="font-regular tabular-nums">{archived.length}</span>
          </h3>
          <ul>
            {archived.map((id) => (
              <ArchivedRole key={id} id={id} may={may} heads={heads} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const rowLook = "group flex h-9 items-center gap-1 rounded-md pr-1 pl-3 hover:bg-fill max-phone:h-12";
const nameField =
  "-ml-2 h-7 min-w-0 flex-1 rounded-sm border border-transparent bg-transparent px-[7px] font-medium outline-none focus:border-ink focus:bg-surface focus:outline-1 focus:outline-ink max-phone:h-11";

interface RoleRowProps {
  id: string;
  may: boolean;
  isFirst: boolean;
  isLast: boolean;
  /** Its fields were open until now. */
  hasFocus: boolean;
  onOpen: () => void;
  onMove: (step: 1 | -1) => void;
  onNext: () => void;
  onArchive: () => void;
}

function RoleRow({ id, may, isFirst, isLast, hasFocus, onOpen, onMove, onNext, onArchive }: RoleRowProps) {
  const name = useEntityName("role", id);
  const count = useCtaReading(`role:${id}`, (index) => countOfRole(index, id));
  const { input } = useLine({ kind: "role", id, field: "name" }, schema.fields.name, onNext);
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.altKey && event.key === "ArrowUp" ? -1 : event.altKey && event.key === "ArrowDown" ? 1 : null;
    if (!step) return input.onKeyDown(event);
    event.preventDefault();
    onMove(step);
  };
  return (
    <li data-role={id} className={rowLook}>
      {may ? (
        <input {...input} onKeyDown={keyDown} aria-label="Name of the role" autoComplete="off" className={nameField} />
      ) : (
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
      )}
      <span className="px-2 text-sm text-ink-3 tabular-nums">{countOf(count, "CTA")}</span>
      <span ref={hasFocus ? focusInside : undefined} className="contents">
        <IconButton label={`All fields of ${name}`} icon={<SquarePen />} size="sm" onClick={onOpen} />
      </span>
      {may && (
        <>
          <IconButton label={`Move ${name} up`} icon={<ArrowUp />} size="sm" disabled={isFirst} onClick={() => onMove(-1)} />
          <IconButton label={`Move ${name} down`} icon={<ArrowDown />} size="sm" disabled={isLast} onClick={() => onMove(1)} />
          <IconButton label={`Archive ${name}`} icon={<Archive />} size="sm" onClick={onArchive} />
        </>
      )}
    </li>
  );
}

const focusInside = (span: HTMLElement | null) => span?.querySelector("button")?.focus();

/** Enter adds, and the field waits for the next; a pasted column becomes roles. */
export function NewRole({ onAdd, wantsFocus = true }: { onAdd: (names: string[]) => void; wantsFocus?: boolean }) {
  const [text, setText] = useState("");
  const { max } = schema.fields.name;
  const add = (said: string) => {
    const names = said
      .split(/[\r\n,;]+/)
      .map((line) => committedLine(line).slice(0, max))
      .filter((line) => line !== "");
    setText("");
    if (names.length > 0) onAdd(names);
  };
  return (
    <li data-role="new" className={rowLook}>
      <Plus className="size-3.5 text-ink-3" aria-hidden />
      <input
        ref={wantsFocus ? focusOnce : undefined}
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
        onBlur={() => add(text)}
        data-uncommitted={text !== "" || undefined}
        aria-label="Name of the new role"
        placeholder="New role"
        autoComplete="off"
        className={`${nameField} ml-0 font-regular`}
      />
      {text.trim() !== "" && <Kbd keys={["enter"]} />}
    </li>
  );
}

function ArchivedRole({ id, may, heads }: { id: string; may: boolean; heads: HeadCommands }) {
  const name = useEntityName("role", id);
  const count = useCtaReading(`role:${id}`, (index) => countOfRole(index, id));
  return (
    <li className={rowLook}>
      <span className="min-w-0 flex-1 truncate text-ink-2">{name}</span>
      <span className="px-2 text-sm text-ink-3 tabular-nums">{countOf(count, "CTA")}</span>
      {may && (
        <>
          <IconButton label={`Bring ${name} back`} icon={<ArchiveRestore />} size="sm" onClick={() => heads.bringBack(id)} />
          <IconButton label={`Delete ${name}`} icon={<Trash2 />} size="sm" onClick={() => heads.removeRole(id)} />
        </>
      )}
    </li>
  );
}
