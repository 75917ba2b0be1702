/** Processes full of thin editors (editors.ts): started, filled and asked. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { EditorsAnswer, EditorsCommand } from "./editors.ts";
import type { EditorPlace } from "./thin-editor.ts";

export function startGroups(count: number): ChildProcess[] {
  return Array.from({ length: count }, () => fork(new URL("editors.ts", import.meta.url), { serialization: "advanced" }));
}

export function endGroups(groups: readonly ChildProcess[]): void {
  for (const group of groups) group.disconnect();
}

/** Everybody takes a place, one group after the other, `atOnce` editors of it at a time. @throws when somebody is not let in */
export async function joinAll(groups: readonly ChildProcess[], places: readonly EditorPlace[], atOnce = 1): Promise<void> {
  const failed = await tryToJoin(groups, places, atOnce);
  if (failed > 0) throw new Error(`${failed} of ${places.length} editors could not connect.`);
}

/** @returns how many were not let in */
export async function tryToJoin(groups: readonly ChildProcess[], places: readonly EditorPlace[], atOnce: number): Promise<number> {
  const size = places.length / groups.length;
  let failed = 0;
  for (const [index, group] of groups.entries()) {
    const first = index * size;
    const answer = await ask(group, { type: "connect", first, places: places.slice(first, first + size), atOnce });
    if (answer.type === "connected") failed += answer.failed;
  }
  return failed;
}

export function askAll(groups: readonly ChildProcess[], command: EditorsCommand): Promise<EditorsAnswer[]> {
  return Promise.all(groups.map((group) => ask(group, command)));
}

async function ask(group: ChildProcess, command: EditorsCommand): Promise<EditorsAnswer> {
  group.send(command);
  const [answer] = (await once(group, "message")) as [EditorsAnswer];
  if (answer.type === "failed") throw new Error(answer.why);
  return answer;
}
