/**
 * The frame of a field: names the field to its view (`data-field`), and shows in colour and name who else is in it.
 * Name flags sit on the upper edge, never on the words (ui/README.md 7).
 */
import type { ReactNode } from "react";
import { usePeopleAt } from "#client/project/presence.ts";
import type { FieldAt } from "#client/project/use-write.ts";
import { classNames } from "../parts/class-names.ts";

export interface FieldHereProps {
  at: FieldAt;
  /** `caret`: the editor itself shows where they are. */
  shows?: "outline" | "caret";
  className?: string;
  children: ReactNode;
}

export function FieldHere({ at, shows = "outline", className, children }: FieldHereProps) {
  const people = usePeopleAt(at).filter((person) => !person.idle);
  const first = people[0];
  const outlined = first && shows === "outline";
  return (
    <div
      data-field={at.field}
      data-hue={first?.hue}
      className={classNames("relative min-w-0", outlined && "rounded-md outline-2 outline-offset-4 outline-person", className)}
    >
      {children}
      {outlined && <PersonFlag names={people.map((person) => person.name)} />}
    </div>
  );
}

function PersonFlag({ names }: { names: readonly string[] }) {
  const first = names[0]?.trim().split(/\s+/)[0] ?? "";
  return (
    <span
      title={names.join(", ")}
      className="pointer-events-none absolute -top-[18px] right-2 z-(--z-presence) inline-flex h-4 items-center rounded-xs bg-person px-[5px] text-2xs leading-none font-semibold text-on-presence"
    >
      {first}
      {names.length > 1 && ` +${names.length - 1}`}
      <span className="sr-only"> is editing this</span>
    </span>
  );
}
