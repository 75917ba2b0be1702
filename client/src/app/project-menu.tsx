/** The project's name: pressed, it offers what can be done with the project and the way to others. */
import { useNavigate } from "@tanstack/react-router";
import { ChevronsUpDown, FileDown, LayoutGrid, Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { OrcaError } from "#shared/errors.ts";
import { Menu, MenuGroup, MenuItem, MenuSeparator } from "../parts/menu.tsx";
import { FieldFrame, FrameInput } from "../parts/text-field.tsx";
import { showToast } from "../parts/toast.tsx";
import { useLocalProjects } from "../project/local-projects.ts";
import { useProject } from "../project/project-context.tsx";
import { useSyncState } from "../project/sync-state.ts";
import { useProjectFields } from "../project/use-entities.ts";
import { useWrite } from "../project/use-write.ts";
import { takeNewProject } from "./new-project.ts";
import { useSaveCopy } from "./save-copy.ts";

const othersShown = 5;

export function ProjectMenu() {
  const { name } = useProjectFields();
  const { id } = useProject();
  const [naming, setNaming] = useState(() => takeNewProject(id));
  if (naming) return <NameField name={name} onDone={() => setNaming(false)} />;
  return <NameMenu name={name} onRename={() => setNaming(true)} />;
}

function NameMenu({ name, onRename }: { name: string; onRename: () => void }) {
  const { id } = useProject();
  const navigate = useNavigate();
  const saveCopy = useSaveCopy();
  const write = useWrite();
  useSyncState(); // a level that changes changes what may be done
  const others = useLocalProjects()
    .filter((project) => project.id !== id)
    .slice(0, othersShown);
  const trigger = (
    <button
      type="button"
      className="inline-flex h-7 min-w-0 items-center gap-1 rounded-md px-1.5 hover:bg-fill data-popup-open:bg-fill max-phone:h-11"
    >
      <b className="truncate">{name || "Untitled project"}</b>
      <ChevronsUpDown className="size-[13px] text-ink-3" aria-hidden />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {write.may() && (
        <MenuItem icon={<Pencil />} onSelect={onRename}>
          Rename project
        </MenuItem>
      )}
      <MenuItem icon={<FileDown />} onSelect={saveCopy}>
        Save a copy to a file
      </MenuItem>
      <MenuSeparator />
      {others.length > 0 && (
        <MenuGroup label="Go to">
          {others.map((project) => (
            <MenuItem key={project.id} onSelect={() => void navigate({ to: "/p/$project", params: { project: project.id } })}>
              <span className="max-w-[260px] truncate">{project.name || "Untitled project"}</span>
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      <MenuItem icon={<LayoutGrid />} onSelect={() => void navigate({ to: "/" })}>
        All projects
      </MenuItem>
    </Menu>
  );
}

/** Enter keeps the name, Esc the old one; an empty name is none. */
function NameField({ name, onDone }: { name: string; onDone: () => void }) {
  const write = useWrite();
  const [draft, setDraft] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => input.current?.select(), []);
  const finish = (keep: boolean) => {
    if (done.current) return;
    done.current = true;
    if (keep) rename(draft.trim());
    onDone();
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
        maxLength={200}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish(true);
          if (event.key === "Escape") finish(false);
        }}
      />
    </FieldFrame>
  );
}
