/** The lines of the project's menu: what can be done with it, and the way to others. */
import { useNavigate } from "@tanstack/react-router";
import { Download, FileDown, FolderOpen, LayoutGrid, Pencil } from "lucide-react";
import { runCommand } from "../parts/commands.ts";
import { MenuGroup, MenuItem, MenuSeparator } from "../parts/menu.tsx";
import { useLocalProjects } from "../project/local-projects.ts";
import { useProject } from "../project/project-context.tsx";
import { useMay } from "../project/use-write.ts";
import { useSaveCopy } from "./save-copy.ts";

const othersShown = 5;

export function ProjectItems({ onRename }: { onRename: () => void }) {
  const { id } = useProject();
  const navigate = useNavigate();
  const saveCopy = useSaveCopy();
  const may = useMay();
  const others = useLocalProjects()
    .filter((project) => project.id !== id)
    .slice(0, othersShown);
  return (
    <>
      {may && (
        <MenuItem icon={<Pencil />} onSelect={onRename}>
          Rename project
        </MenuItem>
      )}
      <MenuItem icon={<FileDown />} onSelect={saveCopy}>
        Save a copy to a file
      </MenuItem>
      <MenuItem icon={<Download />} onSelect={() => runCommand("app.export")}>
        Export
      </MenuItem>
      <MenuItem icon={<FolderOpen />} onSelect={() => runCommand("app.open-file")}>
        Open a file
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
    </>
  );
}
