/** What can be done from anywhere in a project, and the layers that belong to it: the palette and the sheet of shortcuts. */

import { useNavigate, useParams } from "@tanstack/react-router";
import {
  Download,
  FileDown,
  FolderOpen,
  Keyboard,
  LayoutGrid,
  Moon,
  Redo2,
  Rows4,
  Search,
  Sun,
  Undo2,
  UserPlus,
  UserRoundCog,
  UserRoundSearch,
} from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { type Command, useCommands } from "../../parts/commands.ts";
import { lazyPart } from "../../parts/lazy-part.ts";
import { pickFile } from "../../parts/pick-file.ts";
import { showToast } from "../../parts/toast.tsx";
import { usePeople } from "../../project/presence.ts";
import { useProject } from "../../project/project-context.tsx";
import { useUndo } from "../../project/undo.ts";
import { views } from "../../views/views.ts";
import { MergeArrival } from "../files/merge-arrival.tsx";
import { useFollowing } from "../follow/follow-context.ts";
import { changeLook, useLook } from "../look.ts";
import { besideView, usePlaces } from "../open-place.ts";
import { ItemAsks } from "../palette/item-asks.tsx";
import { useRememberShown } from "../palette/recent.ts";
import { useSaveCopy } from "../save-copy.ts";
import { useTellOverwritten } from "../tell-overwritten.ts";
import { useCommandKeys } from "./command-keys.ts";

const CommandPalette = lazyPart(async () => (await import("../palette/command-palette.tsx")).CommandPalette);
const ExportDialog = lazyPart(async () => (await import("../export/export-dialog.tsx")).ExportDialog);
const OpenFile = lazyPart(async () => (await import("../files/open-file.tsx")).OpenFile);
const FollowFrame = lazyPart(async () => (await import("../follow/follow-frame.tsx")).FollowFrame);
const ShortcutSheet = lazyPart(async () => (await import("./shortcut-sheet.tsx")).ShortcutSheet);

type LayerState = "never" | "open" | "closed";

export function AppCommands({ onShare }: { onShare: () => void }) {
  const [palette, setPalette] = useState<{ state: LayerState; begin: string }>({ state: "never", begin: "" });
  const [sheet, setSheet] = useState<LayerState>("never");
  const [exporting, setExporting] = useState<LayerState>("never");
  const [file, setFile] = useState<File | null>(null);
  const { go: goToProject } = useProjects();
  const ask = (begin: string) => setPalette({ state: "open", begin });
  useCommandKeys();
  useCommands("Everywhere", [
    ...useLayerCommands(ask, () => setSheet("open"), onShare),
    ...useFileCommands(setFile, () => setExporting("open")),
    ...useStepCommands(),
    ...useLookCommands(),
    ...told,
  ]);
  useCommands("Go to", useGoCommands());
  useFetchBeforehand();
  useRememberShown();
  useTellOverwritten();
  const { person: followed } = useFollowing();
  return (
    <Suspense>
      {exporting !== "never" && <ExportDialog open={exporting === "open"} onClose={() => setExporting("closed")} />}
      <MergeArrival file={file} />
      {file && <OpenFile file={file} onOpen={goToProject} onDone={() => setFile(null)} />}
      {followed && <FollowFrame />}
      {palette.state !== "never" && (
        <CommandPalette
          begin={palette.begin}
          open={palette.state === "open"}
          onClose={() => setPalette(({ begin }) => ({ begin, state: "closed" }))}
        />
      )}
      <ItemAsks />
      {sheet !== "never" && <ShortcutSheet open={sheet === "open"} onClose={() => setSheet("closed")} />}
    </Suspense>
  );
}

/** Keys that others hear, so that the sheet names them. */
const told: readonly Command[] = [{ id: "app.regions", title: "Next part of the page", keys: ["F6"] }];

function useLayerCommands(ask: (begin: string) => void, onSheet: () => void, onShare: () => void): Command[] {
  const people = usePeople();
  const { follow } = useFollowing();
  const { home, account } = useProjects();
  const [only] = people;
  const followSomebody = () => (people.length === 1 && only ? follow(only.id) : ask("@"));
  return [
    { id: "app.palette", title: "Search or run a command", keys: ["mod", "k"], icon: <Search aria-hidden />, run: () => ask("") },
    {
      id: "app.shortcuts",
      title: "Keyboard shortcuts",
      keys: ["mod", "/"],
      icon: <Keyboard aria-hidden />,
      run: onSheet,
      words: "keys help",
    },
    {
      id: "app.follow",
      title: "Follow a person",
      keys: ["f"],
      icon: <UserRoundSearch aria-hidden />,
      run: followSomebody,
      when: () => people.length > 0,
    },
    { id: "app.share", title: "Share the project", icon: <UserPlus aria-hidden />, run: onShare, words: "publish invite" },
    {
      id: "app.account",
      title: "Account and preferences",
      icon: <UserRoundCog aria-hidden />,
      run: account,
      words: "settings profile password sessions tokens theme",
    },
    { id: "app.projects", title: "All projects", icon: <LayoutGrid aria-hidden />, run: home, words: "home" },
  ];
}

function useProjects() {
  const navigate = useNavigate();
  const { id } = useProject();
  return {
    home: () => void navigate({ to: "/" }),
    account: () => void navigate({ to: "/account" }),
    /** The open project stays as it is looked at. */
    go: (project: string) => project !== id && void navigate({ to: "/p/$project", params: { project } }),
  };
}

function useFileCommands(onFile: (file: File) => void, onExport: () => void): Command[] {
  const saveCopy = useSaveCopy();
  return [
    { id: "app.copy", title: "Save a copy to a file", icon: <FileDown aria-hidden />, run: saveCopy, words: "export download" },
    { id: "app.export", title: "Export", icon: <Download aria-hidden />, run: onExport, words: "download csv markdown mermaid" },
    {
      id: "app.open-file",
      title: "Open a file",
      icon: <FolderOpen aria-hidden />,
      run: () => pickFile(".json,application/json", onFile),
      words: "import merge copy",
    },
  ];
}

/** Undo and redo have keys of their own (undo-keys.ts), which know fields. */
function useStepCommands(): Command[] {
  const { undo, redo, canUndo, canRedo } = useUndo();
  const say = (step: () => string | null) => () => {
    const says = step();
    if (says) showToast({ says });
  };
  return [
    { id: "app.undo", title: "Undo", keys: ["mod", "z"], heard: true, icon: <Undo2 aria-hidden />, run: say(undo), when: () => canUndo },
    {
      id: "app.redo",
      title: "Redo",
      keys: ["mod", "shift", "z"],
      heard: true,
      icon: <Redo2 aria-hidden />,
      run: say(redo),
      when: () => canRedo,
    },
  ];
}

function useLookCommands(): Command[] {
  const { theme, density, letters } = useLook();
  const isDark = document.documentElement.dataset.theme === "dark";
  const other = density === "compact" ? "comfortable" : "compact";
  return [
    {
      id: "app.density",
      title: other === "compact" ? "Compact rows" : "Comfortable rows",
      keys: ["mod", "."],
      icon: <Rows4 aria-hidden />,
      run: () => changeLook({ density: other }),
      words: "density",
    },
    {
      id: "app.theme",
      title: isDark ? "Light theme" : "Dark theme",
      icon: isDark ? <Sun aria-hidden /> : <Moon aria-hidden />,
      run: () => changeLook({ theme: isDark ? "light" : "dark" }),
      words: `theme ${theme}`,
    },
    {
      id: "app.letters",
      title: letters ? "Turn single letter keys off" : "Turn single letter keys on",
      icon: <Keyboard aria-hidden />,
      run: () => changeLook({ letters: !letters }),
      words: "shortcuts",
    },
  ];
}

function useGoCommands(): Command[] {
  const { enter } = usePlaces();
  const { view: path = "" } = useParams({ strict: false });
  const beside = (step: 1 | -1) => () => {
    const view = besideView(path, step);
    if (view) enter(view.path);
  };
  const isAlone = () => views.length > 1;
  return [
    ...views.map((view) => ({ id: `go.${view.path}`, title: view.label, keys: ["g", view.letter], run: () => enter(view.path) })),
    { id: "go.previous", title: "Previous artifact", keys: ["["], run: beside(-1), when: isAlone },
    { id: "go.next", title: "Next artifact", keys: ["]"], run: beside(1), when: isAlone },
  ];
}

/** The palette is a key away, and a copy must be had when nothing answers any more: their code comes when the page has nothing else to do. */
function useFetchBeforehand(): void {
  useEffect(() => {
    const code = [() => import("../palette/command-palette.tsx"), () => import("#shared/import/project-file.ts")];
    const fetch = () => code.forEach((load) => void load().catch(() => undefined));
    const timer = setTimeout(fetch, 2_000);
    return () => clearTimeout(timer);
  }, []);
}
