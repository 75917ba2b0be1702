/** Edits that the server did not take: kept here until somebody saves them to a file or lets them go. */
import { Archive, FileDown } from "lucide-react";
import { useState } from "react";
import { describeError } from "#shared/errors.ts";
import { Banner } from "../parts/banner.tsx";
import { Button } from "../parts/button.tsx";
import { countOf } from "../parts/counted.ts";
import { LetGo } from "../parts/let-go.tsx";
import { copyFileName, saveFile } from "../parts/save-file.ts";
import { useProject } from "../project/project-context.tsx";
import { discardSetAside, type SetAside, setAsideFile } from "../project/set-aside.ts";

export function SetAsideBanner({ entry }: { entry: SetAside }) {
  const { person, store } = useProject();
  const [asking, setAsking] = useState(false);
  const save = () => void setAsideFile(entry).then((file) => saveFile(file, copyFileName(`${store.project().name} set aside`)));
  const actions = (
    <>
      <Button icon={<FileDown />} onClick={save}>
        Save them to a file
      </Button>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        Let them go
      </Button>
    </>
  );
  return (
    <>
      <Banner
        says={`${countOf(entry.changes, "change")} of yours ${entry.changes === 1 ? "is" : "are"} set aside.`}
        icon={<Archive aria-hidden />}
        actions={actions}
      >
        {describeError(entry.code, entry.details)} The file opens as a project of its own.
      </Banner>
      <LetGo open={asking} onClose={() => setAsking(false)} onSave={save} onLetGo={() => void discardSetAside(person, entry.key)} />
    </>
  );
}
