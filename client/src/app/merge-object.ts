/** Makes two objects one, after asking which: one undo step, told with a way back. */
import { tellWithUndo } from "../fields/undo-toast.ts";
import { pickItem } from "../parts/pick-item.ts";
import type { OpenProject } from "../project/project.ts";

/** @param onDone where the object reads as another one from now on */
export function askMerge(project: OpenProject, object: string, onDone: (into: string) => void): void {
  pickItem({
    label: `Merge ${nameIn(project, object)} into`,
    kind: "object",
    except: [object],
    onPick: (into) => {
      mergeObject(project, object, into);
      onDone(into);
    },
  });
}

/** References follow, its names become synonyms; priorities and ranks of the other win (model.md 1). */
export function mergeObject(project: OpenProject, object: string, into: string): void {
  const says = `${nameIn(project, object)} is merged into ${nameIn(project, into)}, which keeps its name as a synonym`;
  project.write.merge("object", object, into);
  tellWithUndo(project.undo, says);
}

export const nameIn = ({ store }: Pick<OpenProject, "store">, object: string): string =>
  store.entity("object", object)?.name.trim() || "an object without a name";
