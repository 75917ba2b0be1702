/** What can be done with a project from the list. It asks only before the last copy goes. */
import { Ellipsis, FileDown, Pencil, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "#client/parts/button.tsx";
import { countOf } from "#client/parts/counted.ts";
import { Confirm, Dialog } from "#client/parts/dialog.tsx";
import { IconButton } from "#client/parts/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#client/parts/menu.tsx";
import { TextField } from "#client/parts/text-field.tsx";
import { showToast } from "#client/parts/toast.tsx";
import { type LocalProject, removeLocalProject, renameLocalProject } from "#client/project/local-projects.ts";
import { OrcaError } from "#shared/errors.ts";
import { project as projectSchema } from "#shared/schema/entities/project.ts";
import { useFittedText } from "../../fields/use-fitted-text.ts";
import { isElsewhere, type ProjectRow } from "./project-rows.ts";
import { saveProjectCopy } from "./save-project-copy.ts";

export function RowMenu({ row }: { row: ProjectRow }) {
  const [asking, setAsking] = useState<"rename" | "remove" | null>(null);
  const { local } = row;
  if (!local) return <span />;
  const remove = () => (isElsewhere(row) ? void takeAway(local) : setAsking("remove"));
  return (
    <span className="relative z-1 justify-self-end">
      <Menu align="end" trigger={<IconButton label={`More about ${row.name || "Untitled project"}`} icon={<Ellipsis />} />}>
        <MenuItem icon={<Pencil />} onSelect={() => setAsking("rename")}>
          Rename
        </MenuItem>
        <MenuItem icon={<FileDown />} onSelect={() => void attempt(() => saveProjectCopy(local), "Saved a copy to a file")}>
          Save a copy to a file
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 />} danger onSelect={remove}>
          Remove from this device
        </MenuItem>
      </Menu>
      <RenameDialog open={asking === "rename"} project={local} onClose={() => setAsking(null)} />
      <RemoveConfirm open={asking === "remove"} project={local} onClose={() => setAsking(null)} />
    </span>
  );
}

function RenameDialog({ open, ...given }: { open: boolean; project: LocalProject; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={given.onClose} title="Rename project" width={420}>
      <RenameForm {...given} />
    </Dialog>
  );
}

function RenameForm({ project, onClose }: { project: LocalProject; onClose: () => void }) {
  const field = useFittedText(projectSchema.fields.name, project.name);
  const rename = (event: FormEvent) => {
    event.preventDefault();
    const name = field.value.trim();
    if (name !== "" && name !== project.name) void attempt(() => renameLocalProject(project.id, name));
    onClose();
  };
  return (
    <form className="grid gap-3.5 px-6 pt-5 pb-6" onSubmit={rename}>
      <TextField label="Name" name="name" {...field} onFocus={(event) => event.target.select()} />
      <div>
        <Button type="submit" variant="primary">
          Rename
        </Button>
      </div>
    </form>
  );
}

function RemoveConfirm({ open, project, onClose }: { open: boolean; project: LocalProject; onClose: () => void }) {
  const lost = describeLoss(project);
  const andThen = (work: () => Promise<unknown>) => () => {
    onClose();
    void work();
  };
  return (
    <Confirm
      open={open}
      onClose={onClose}
      question="Remove this project from this device?"
      actions={
        <>
          <Button variant="danger" onClick={andThen(() => takeAway(project))}>
            Remove
          </Button>
          <Button onClick={andThen(() => attempt(() => saveProjectCopy(project), "Saved a copy to a file"))}>Save a copy first</Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <p>{lost}</p>
    </Confirm>
  );
}

function describeLoss({ server, waiting }: LocalProject): string {
  if (!server) return "Nobody else has a copy. Save it to a file first if you may need it.";
  if (waiting === 0) return "The server does not show it now, so this may be the only copy. Save it to a file first if you may need it.";
  const made = countOf(waiting, "change");
  return waiting === 1
    ? `${made} made here is not on the server. Save a copy first if you may need it.`
    : `${made} made here are not on the server. Save a copy first if you may need them.`;
}

const takeAway = (project: LocalProject) =>
  attempt(
    () => removeLocalProject(project.id),
    project.server ? "Removed from this device; the server keeps it" : "Removed from this device",
  );

async function attempt(work: () => Promise<unknown>, done?: string): Promise<void> {
  try {
    await work();
    if (done) showToast({ says: done });
  } catch (error) {
    showToast({ tone: "error", says: error instanceof OrcaError ? error.message : "This did not work. Nothing was changed." });
  }
}
