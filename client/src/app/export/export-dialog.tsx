/**
 * Export: a format, what goes in, and the file as it will be. All of it is made on this device (ui 11b).
 */
import { Download, Laptop } from "lucide-react";
import { useEffect, useState } from "react";
import { formats } from "#shared/export/formats.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { showToast } from "../../parts/toast.tsx";
import { ExportSettings } from "./export-settings.tsx";
import { FormatList } from "./format-list.tsx";
import { Preview } from "./preview.tsx";
import { type Choices, type Making, useExport } from "./use-export.ts";

const [first] = formats;
const atStart: Choices = { format: first?.key ?? "json", parts: [...(first?.parts ?? [])], scope: "all", diagram: "entities", paper: "a4" };

export function ExportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return open ? <OpenExport onClose={onClose} /> : null;
}

const width = 1140;

function OpenExport({ onClose }: { onClose: () => void }) {
  const [choices, setChoices] = useState(atStart);
  const { making, stop, again } = useExport(choices);
  const format = formats.find(({ key }) => key === choices.format);
  const label = `Export ${format?.label ?? ""}`;
  const save = () => {
    if (making.state !== "made") return;
    saveFile(making.made.file, making.made.name);
    showToast({ says: `Saved ${making.made.name}` });
  };
  useSaveKey(save);
  const change = (next: Partial<Choices>) => setChoices((now) => ({ ...now, ...next }));
  return (
    <Dialog
      open
      onClose={onClose}
      title="Export"
      width={width}
      footer={
        <>
          <Laptop className="size-4 text-ink-3" aria-hidden />
          <span className="min-w-0 truncate" role="status">
            {madeWords(making)}
          </span>
          <Button variant="primary" className="ml-auto" icon={<Download />} disabled={making.state !== "made"} onClick={save}>
            {label}
            <span className="contents max-phone:hidden">
              <Kbd keys={["mod", "enter"]} look="ink" />
            </span>
          </Button>
        </>
      }
    >
      <div className="grid h-[min(583px,calc(100dvh-2*min(122px,10vh)-108px))] grid-cols-[228px_292px_minmax(0,1fr)] max-[960px]:h-auto max-[960px]:grid-cols-[228px_minmax(0,1fr)] max-phone:grid-cols-[minmax(0,1fr)]">
        <FormatList choices={choices} onChange={change} />
        <ExportSettings choices={choices} onChange={change} />
        <Preview making={making} onStop={stop} onAgain={again} />
      </div>
    </Dialog>
  );
}

function madeWords(making: Making): string {
  if (making.state === "making") return making.progress.words;
  if (making.state === "made") return `Made on this device, ${sizeWords(making.made.file.size)}. Nothing is uploaded.`;
  return making.state === "stopped" ? "Called off. Nothing was made." : "This file could not be made.";
}

function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Ctrl or Cmd with Enter saves. */
function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || (!event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      save();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [save]);
}
