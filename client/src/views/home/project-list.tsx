/** The projects, one row each: what is in them, who else, when, and where they are kept. */
import { Link } from "@tanstack/react-router";
import { Cloud, CloudCheck, CloudOff, Laptop } from "lucide-react";
import { AvatarStack } from "#client/parts/avatar.tsx";
import { countOf } from "#client/parts/counted.ts";
import { ProcessGrid } from "#client/parts/process-grid.tsx";
import { relativeTime } from "#client/parts/times.ts";
import { hueOf } from "#shared/presence.ts";
import { type Answer, type Keeping, keepingOf, type ProjectRow, progressWords } from "./project-rows.ts";
import { RowMenu } from "./row-menu.tsx";

const columns =
  "grid grid-cols-[44px_minmax(0,1fr)_120px_136px_164px_28px] items-center gap-3.5 " +
  "max-rail:grid-cols-[44px_minmax(0,1fr)_136px_164px_28px] max-phone:grid-cols-[44px_minmax(0,1fr)_44px]";

export function ProjectList({ rows, answer }: { rows: readonly ProjectRow[]; answer: Answer }) {
  const now = Date.now();
  return (
    <ul className="overflow-hidden rounded-lg border border-line bg-surface">
      {rows.map((row) => (
        <li
          key={row.id}
          className={`${columns} relative h-20 px-[18px] whitespace-nowrap not-first:border-t not-first:border-line hover:bg-subtle max-phone:pr-1.5 max-phone:pl-4`}
        >
          <Mark row={row} />
          <span className="grid min-w-0 leading-[18px]">
            <Link
              to="/p/$project"
              params={{ project: row.id }}
              className="truncate text-md font-semibold tracking-[-.012em] outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
            >
              {row.name || "Untitled project"}
            </Link>
            <span className="truncate text-sm text-ink-3">{contentsOf(row)}</span>
            <span className="hidden truncate text-sm text-ink-3 max-phone:block">
              <KeepingMark row={row} answer={answer} />
            </span>
          </span>
          <span className="flex items-center max-rail:hidden">
            {row.people.length > 0 && (
              <AvatarStack
                people={row.people.map((person) => ({ ...person, hue: hueOf(person.id), idle: true, note: "" }))}
                label="Others in it"
              />
            )}
          </span>
          <span className="text-sm text-ink-2 max-phone:hidden">{relativeTime(row.at, now)}</span>
          <span className="text-sm text-ink-2 max-phone:hidden">
            <KeepingMark row={row} answer={answer} />
          </span>
          <RowMenu row={row} />
        </li>
      ))}
    </ul>
  );
}

function Mark({ row }: { row: ProjectRow }) {
  const label = progressWords(row);
  return <ProcessGrid cells={row.progress} className="size-11" {...(label ? { label } : {})} />;
}

function contentsOf({ objects, relationships }: ProjectRow): string {
  if (objects === 0) return "Nothing in it yet";
  return relationships > 0 ? `${countOf(objects, "object")}, ${countOf(relationships, "relationship")}` : countOf(objects, "object");
}

const keepings: Record<Keeping, { Icon: typeof Cloud; says: string }> = {
  device: { Icon: Laptop, says: "Only on this device" },
  server: { Icon: Cloud, says: "On the server" },
  synced: { Icon: CloudCheck, says: "Synced" },
  waiting: { Icon: CloudOff, says: "" },
  copy: { Icon: Laptop, says: "Copy on this device" },
  apart: { Icon: CloudOff, says: "Here, offline" },
};

function KeepingMark({ row, answer }: { row: ProjectRow; answer: Answer }) {
  const keeping = keepingOf(row, answer);
  const { Icon, says } = keepings[keeping];
  return (
    <span className="flex items-center gap-[7px]">
      <Icon className="size-[15px] text-ink-3" aria-hidden />
      {keeping === "waiting"
        ? `${countOf(row.local?.waiting ?? 0, "change")} waiting`
        : answer === "signed-out" && keeping === "apart"
          ? "Here, signed out"
          : says}
    </span>
  );
}
