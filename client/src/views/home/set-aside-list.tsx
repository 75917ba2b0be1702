/** Edits that the server did not take, of projects that are in no list any more: elsewhere nobody would come across them. */
import { Archive, FileDown } from "lucide-react";
import { useState } from "react";
import { Button } from "#client/parts/button.tsx";
import { countOf } from "#client/parts/counted.ts";
import { LetGo } from "#client/parts/let-go.tsx";
import { copyFileName, saveFile } from "#client/parts/save-file.ts";
import { relativeTime } from "#client/parts/times.ts";
import { discardSetAside, type SetAside, setAsideFile, useSetAside } from "#client/project/set-aside.ts";

export function SetAsideList({ person, listed }: { person: string; listed: ReadonlySet<string> }) {
  const homeless = useSetAside(person, null).filter(({ project }) => !listed.has(project));
  if (homeless.length === 0) return null;
  return (
    <section aria-labelledby="set-aside" className="mt-7">
      <h2 id="set-aside" className="text-md font-semibold tracking-[-.012em]">
        Set aside on this device
      </h2>
      <p className="mt-0.5 mb-3 text-ink-3">
        Changes that the server did not take, of projects that are not here any more. They are nowhere else.
      </p>
      <ul className="rounded-lg border border-line bg-surface">
        {homeless.map((entry) => (
          <Entry key={entry.key} entry={entry} person={person} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry, person }: { entry: SetAside; person: string }) {
  const [asking, setAsking] = useState(false);
  const name = entry.name || "Untitled project";
  const save = () => void setAsideFile(entry).then((file) => saveFile(file, copyFileName(`${name} set aside`)));
  return (
    <li className="flex flex-wrap items-center gap-2.5 px-[18px] py-3 not-first:border-t not-first:border-line">
      <Archive className="size-[15px] text-ink-3" aria-hidden />
      <span className="mr-auto grid min-w-0 leading-[18px]">
        <b className="truncate font-medium">{name}</b>
        <span className="text-sm text-ink-3">
          {countOf(entry.changes, "change")}, {relativeTime(entry.at, Date.now())}
        </span>
      </span>
      <Button icon={<FileDown />} onClick={save}>
        Save to a file
      </Button>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        Let them go
      </Button>
      <LetGo open={asking} onClose={() => setAsking(false)} onSave={save} onLetGo={() => void discardSetAside(person, entry.key)} />
    </li>
  );
}
