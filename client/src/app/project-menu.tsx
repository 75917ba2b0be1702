/** The project's name: pressed, it offers what can be done with the project and the way to others. */

import { ChevronsUpDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { OrcaError } from "#shared/errors.ts";
import { project } from "#shared/schema/entities/project.ts";
import { cutSentence, fitDraft } from "../fields/line-draft.ts";
import { lazyPart } from "../parts/lazy-part.ts";
import { Menu } from "../parts/menu.tsx";
import { FieldFrame, FrameInput } from "../parts/text-field.tsx";
import { showToast } from "../parts/toast.tsx";
import { useProject } from "../project/project-context.tsx";
import { useProjectFields } from "../project/use-entities.ts";
import { useWrite } from "../project/use-write.ts";
import { takeNewProject } from "./new-project.ts";

const ProjectItems = lazyPart(async () => (await import("./project-items.tsx")).ProjectItems);
const nameButton = "project-name";
const { label, max } = project.fields.name;

export function ProjectMenu() {
  const { name } = useProjectFields();
  const { id } = useProject();
  const [isNew] = useState(() => takeNewProject(id));
  const [naming, setNaming] = useState<"no" | "yes" | "ended">(isNew ? "yes" : "no");
  if (naming === "yes") return <NameField name={name} isNew={isNew} onDone={(left) => setNaming(left || isNew ? "no" : "ended")} />;
  return <NameMenu name={name} takesFocus={naming === "ended"} onRename={() => setNaming("yes")} />;
}

/** `takesFocus`: the name was just being changed, and the keyboard stays where it was. */
function NameMenu({ name, takesFocus, onRename }: { name: string; takesFocus: boolean; onRename: () => void }) {
  useEffect(() => {
    if (takesFocus) document.getElementById(nameButton)?.focus();
  }, [takesFocus]);
  const trigger = (
    <button
      type="button"
      id={nameButton}
      className="inline-flex h-7 min-w-0 items-center gap-1 rounded-md px-1.5 hover:bg-fill data-popup-open:bg-fill max-phone:h-11"
    >
      <b className="truncate">{name || "Untitled project"}</b>
      <ChevronsUpDown className="size-[13px] text-ink-3" aria-hidden />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <ProjectItems onRename={onRename} />
    </Menu>
  );
}

/** The view below takes the focus when it is ready; within this time the name of a new project takes it back. */
const settleMs = 1_000;

/** Enter keeps the name, Esc the old one; an empty name is none. A new project goes on with the first field of its view. */
function NameField({ name, isNew, onDone }: { name: string; isNew: boolean; onDone: (left: boolean) => void }) {
  const write = useWrite();
  const [draft, setDraft] = useState({ text: name, cut: 0 });
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const [shownAt] = useState(() => performance.now());
  useEffect(() => input.current?.select(), []);
  const finish = (keep: boolean, left = false) => {
    if (done.current) return;
    done.current = true;
    if (keep) rename(draft.text.trim());
    if (keep && draft.cut > 0) showToast({ says: cutSentence(label, max, draft.cut) });
    onDone(left);
    if (isNew && !left) document.querySelector<HTMLElement>("#main input")?.focus();
  };
  const rename = (next: string) => {
    if (next === "" || next === name) return;
    try {
      write.writeField({ kind: "project", id: "project", field: "name" }, next);
    } catch (error) {
      showToast({ tone: "error", says: error instanceof OrcaError ? error.message : "The name could not be changed." });
    }
  };
  return (
    <FieldFrame className="max-w-[320px]">
      <FrameInput
        ref={input}
        aria-label="Name of the project"
        autoFocus
        value={draft.text}
        onChange={(event) => setDraft(fitDraft(draft.text, event.target.value, max))}
        onBlur={() => (isNew && performance.now() - shownAt < settleMs ? input.current?.focus() : finish(true, true))}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            // The name takes the focus; this very press would open its menu.
            event.preventDefault();
            finish(true);
          }
          if (event.key === "Escape") finish(false);
        }}
      />
    </FieldFrame>
  );
}
