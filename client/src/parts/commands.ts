/**
 * What can be done here and now, told by whoever can do it. The command palette, the sheet of shortcuts and the keys follow.
 *
 * A view tells its commands with `useCommands("Object map", [{ id: "map.add", title: "New attribute", keys: ["n"], run: add }])`
 * for as long as it is shown. `keys` are heard here unless the command is `heard` by the view itself: one key, a chord
 * (`["mod", "k"]`), or letters one after the other (`["g", "o"]`). Letters never fire in a field; in a grid, where letters type,
 * they take Alt. Rules I13–I16, docs/spec/interface.md.
 */
import { type ReactNode, useEffect, useRef } from "react";
import type { Key } from "./kbd.tsx";

export interface Command {
  /** Of its view and itself: "guide.new". */
  readonly id: string;
  /** Begins with a verb: "New object", "Go to the object map". */
  readonly title: string;
  readonly keys?: readonly Key[];
  readonly icon?: ReactNode;
  /** Absent: a key that is only told, such as arrows in a grid. */
  readonly run?: () => void;
  /** False at the moment: neither offered nor run. */
  readonly when?: () => boolean;
  /** The view listens for the keys itself; they are only shown. */
  readonly heard?: boolean;
  /** Found by these words too. */
  readonly words?: string;
}

export interface CommandGroup {
  /** Of the view, or of the whole app: the heading in the sheet of shortcuts. */
  readonly title: string;
  /** What can be done at this moment. */
  commands(): readonly Command[];
}

let groups: readonly CommandGroup[] = [];

/** Offers commands while the component is shown. The newest closures run, so they need not be stable. */
export function useCommands(title: string, commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const group: CommandGroup = { title, commands: () => latest.current.filter(({ when }) => when?.() ?? true) };
    groups = [group, ...groups];
    return () => {
      groups = groups.filter((each) => each !== group);
    };
  }, [title]);
}

/** Groups in the order of their nearness: what was shown last comes first. */
export const commandGroups = (): readonly CommandGroup[] => groups;

/** Runs what bears this id, if it can be done now. @returns whether it was */
export function runCommand(id: string): boolean {
  const found = groups.flatMap((group) => group.commands()).find((command) => command.id === id && command.run);
  found?.run?.();
  return found !== undefined;
}

let lettersFire = true;

/** Whether single letters are commands: a setting of the person. What hears letters by itself asks this first. */
export const mayLettersFire = (): boolean => lettersFire;

/** Told by the setting's keeper. */
export function letLettersFire(on: boolean): void {
  lettersFire = on;
}
