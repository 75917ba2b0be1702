/** The file as it will be: read from the very thing that is saved, a part at a time. */
import { ChevronLeft, ChevronRight, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import type { Exported } from "./export-jobs.ts";
import { PreviewPage } from "./preview-page.tsx";
import { PreviewSheet } from "./preview-sheet.tsx";
import type { Making } from "./use-export.ts";

type Part = Exported["preview"][number];

/** More text than anybody reads here. */
const shownBytes = 20_000;

export function Preview({ making, onStop, onAgain }: { making: Making; onStop: () => void; onAgain: () => void }) {
  return (
    <section
      aria-label="Preview"
      className="flex min-h-0 min-w-0 flex-col bg-canvas max-[960px]:col-span-full max-[960px]:h-[420px] max-[960px]:border-t max-[960px]:border-line"
    >
      {making.state === "making" && <InWork making={making} onStop={onStop} />}
      {making.state === "made" && <Parts key={making.made.name} parts={making.made.preview} note={making.made.note} />}
      {making.state === "stopped" && <Ended says="Called off." onAgain={onAgain} />}
      {making.state === "failed" && <Ended says="This file could not be made. The project is as it was." onAgain={onAgain} />}
    </section>
  );
}

function InWork({ making, onStop }: { making: Making & { state: "making" }; onStop: () => void }) {
  const { share, words } = making.progress;
  return (
    <div className="m-auto grid w-60 justify-items-center gap-3">
      <progress aria-label={words} value={share} max={1} className="h-1.5 w-full accent-primary" />
      <p className="text-ink-2">{words}</p>
      <Button size="sm" onClick={onStop}>
        Cancel
      </Button>
    </div>
  );
}

function Ended({ says, onAgain }: { says: string; onAgain: () => void }) {
  return (
    <div className="m-auto grid max-w-72 justify-items-center gap-3 text-center">
      <TriangleAlert className="size-5 text-ink-3" aria-hidden />
      <p className="text-ink-2">{says}</p>
      <Button size="sm" onClick={onAgain}>
        Try again
      </Button>
    </div>
  );
}

function Parts({ parts, note }: { parts: readonly Part[]; note: string }) {
  const [at, setAt] = useState(0);
  const place = Math.min(at, parts.length - 1);
  const part = parts[place];
  if (!part) return <p className="m-auto max-w-72 text-center text-ink-2">Nothing goes in yet. Choose something under “What goes in”.</p>;
  return (
    <>
      {note !== "" && <p className="px-6 pt-3 text-sm text-ink-2 max-phone:px-3">{note}</p>}
      <div className="min-h-0 flex-1 p-6 pb-2 max-phone:p-3">
        <PartShown key={part.name} part={part} />
      </div>
      {parts.length > 1 && (
        <nav aria-label="Parts of the file" className="flex h-11 shrink-0 items-center justify-center gap-2">
          <IconButton label="Previous part" icon={<ChevronLeft />} disabled={place === 0} onClick={() => setAt(place - 1)} />
          <span className="min-w-0 truncate text-ink-2 tabular-nums" role="status">
            {part.shows === "page" ? "Page" : `${part.name},`} {place + 1} of {parts.length}
          </span>
          <IconButton label="Next part" icon={<ChevronRight />} disabled={place === parts.length - 1} onClick={() => setAt(place + 1)} />
        </nav>
      )}
    </>
  );
}

function PartShown({ part }: { part: Part }) {
  const text = useText(part);
  if (text === null) return null;
  if (part.shows === "page") return <PreviewPage name={part.name} content={text} />;
  if (part.shows === "sheet") return <PreviewSheet name={part.name} content={text} />;
  return (
    <textarea
      readOnly
      aria-label={part.name}
      value={part.content.size > shownBytes ? `${text}…` : text}
      className="block h-full w-full resize-none rounded-sm border border-line bg-surface p-4 font-mono text-sm leading-[18px]"
    />
  );
}

function useText({ content, shows }: Part): string | null {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    const read = shows === "text" ? content.slice(0, shownBytes) : content;
    void read.text().then((found) => !left && setText(found));
    return () => {
      left = true;
    };
  }, [content, shows]);
  return text;
}
