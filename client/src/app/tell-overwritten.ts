/** Says when somebody wrote over what one had just written, with a way to put it back (docs/spec/sync-state.md U9). */

import { useEffect } from "react";
import { grouped } from "#shared/artifacts/counted.ts";
import { allDefinitions } from "#shared/schema/entities.ts";
import { titleFields, titleOf } from "#shared/schema/title.ts";
import { showToast } from "../parts/toast.tsx";
import type { ModelStore } from "../project/model-store.ts";
import type { OpenProject } from "../project/project.ts";
import { useProject } from "../project/project-context.tsx";
import { type OverwrittenLine, useOverwritten } from "../project/use-overwritten.ts";

export function useTellOverwritten(): void {
  const project = useProject();
  const watched = useOverwritten();
  useEffect(() => {
    if (!watched) return;
    return watched.onMore((lines) => {
      const run = () => {
        putBack(project, lines);
        watched.forget(lines);
      };
      showToast({ says: sentenceOf(project.store, lines), tone: "other", stays: true, action: { label: "Put mine back", run } });
    });
  }, [project, watched]);
}

function putBack({ write }: OpenProject, lines: readonly OverwrittenLine[]): void {
  const [only] = lines;
  write.carryOut(
    lines.length === 1 && only ? `putting back ${quoted(only.mine)}` : "putting back what was yours",
    lines.map(({ at, mine }) => ({ does: "write", ...at, value: mine })),
  );
}

/** "Mei changed your “pays” to “costs” (Edition to Speaker)." */
export function sentenceOf(store: Pick<ModelStore, "entity">, lines: readonly OverwrittenLine[]): string {
  const [only] = lines;
  const who = only?.by?.name ?? "Somebody";
  if (!only || lines.length > 1) return `${who} changed ${grouped(lines.length)} lines that you had just written.`;
  const said = only.theirs === "" ? `took your ${quoted(only.mine)} away` : `changed your ${quoted(only.mine)} to ${quoted(only.theirs)}`;
  return `${who} ${said} (${placeOf(store, only.at)}).`;
}

const mostShown = 60;
const quoted = (words: string): string => `“${words.length > mostShown ? `${words.slice(0, mostShown - 1)}…` : words}”`;

function placeOf(store: Pick<ModelStore, "entity">, { kind, id, field }: OverwrittenLine["at"]): string {
  const entity = store.entity(kind, id);
  if (kind === "relationship") {
    const relationship = store.entity("relationship", id);
    const ends = [relationship?.source, relationship?.target].map((each) => (each && store.entity("object", each)?.name) || "an object");
    return (field === "inverseLabel" ? ends.reverse() : ends).join(" to ");
  }
  const label = (allDefinitions[kind].fields[field]?.label ?? field).toLowerCase();
  const isTitle = titleFields.some((each) => each === field);
  const title = !isTitle && entity ? titleOf(entity) : "";
  return title === "" ? `${allDefinitions[kind].label.toLowerCase()}, ${label}` : `${label} of ${title}`;
}
