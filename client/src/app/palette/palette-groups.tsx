/** What the palette shows for what is typed: Model, Do and Go. */
import { ArrowUpRight, Plus, SquareTerminal, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "../../parts/avatar.tsx";
import { type Command, type CommandGroup, commandGroups } from "../../parts/commands.ts";
import { KindMark, type MarkKind } from "../../parts/kind-mark.tsx";
import type { PaletteGroup, PaletteOption } from "../../parts/palette-layer.tsx";
import { homeOf, views } from "../../views/views.ts";
import { findIn, indexOf, markHits } from "./find.ts";
import { describeMaking, type Making, make, makingsFor } from "./make-options.ts";
import { objectLines } from "./object-lines.tsx";
import { type PaletteItem, readPaletteItem, readPaletteItems } from "./palette-items.ts";
import type { PaletteWorld } from "./palette-world.ts";
import type { PaletteQuery } from "./read-query.ts";
import { keepRecent, readRecent } from "./recent.ts";

const most = { items: 8, commands: 6, artifacts: 4, people: 5, alone: 40 };

export function readGroups(query: PaletteQuery, world: PaletteWorld): PaletteGroup[] {
  const { scope, text } = query;
  const groups: PaletteGroup[] = [];
  const add = (title: string, options: readonly PaletteOption[]) => options.length > 0 && groups.push({ title, options });
  const isWhole = scope === "all";
  const { isSaid, options: withObjects } = objectLines(query, world);
  const todo = isWhole || scope === "commands" ? [...withObjects, ...commands(query)] : [];
  if (isSaid) add("Do", todo);
  if (isWhole) add(text === "" ? "Recent" : "Model", text === "" ? recent(world) : model(query, world));
  const made = isWhole ? makings(query, world, groups) : [];
  if (!isSaid) add("Do", [...(query.make ? made : []), ...todo]);
  const artifacts = isWhole || scope === "artifacts" ? artifactsFor(query, world) : [];
  const people = (isWhole && text !== "") || scope === "people" ? peopleFor(query, world) : [];
  add("Go", [...artifacts, ...people]);
  // What was only looked for is made last: Enter on half a command's name must not make an object of it.
  if (!query.make) add("New", made);
  return groups;
}

function model({ text, make: asked }: PaletteQuery, world: PaletteWorld): PaletteOption[] {
  const found = findIn(readPaletteItems(world.store), asked?.name ?? text, most.items);
  return found.map((item) => itemOption(item, world, asked?.name ?? text));
}

function recent(world: PaletteWorld): PaletteOption[] {
  return readRecent(world.project).flatMap(({ kind, id }) => {
    const item = readPaletteItem(world.store, kind, id);
    return item && id !== world.item ? [itemOption(item, world, "")] : [];
  });
}

function itemOption(item: PaletteItem, world: PaletteWorld, text: string): PaletteOption {
  const { kind, itemId } = item;
  const home = homeOf(kind);
  const { view } = world;
  const here = view?.shows.includes(kind) && view !== home ? view : null;
  const keep = () => keepRecent(world.project, { kind, id: itemId });
  return {
    id: item.id,
    icon: <ItemMark mark={item.mark} />,
    title: <Marked title={item.title} text={text} />,
    end: [home && kind !== "cta" && kind !== "attribute" ? home.label : "", item.where].filter(Boolean).join(", "),
    run: () => {
      keep();
      world.places.open(kind, itemId, item.owner);
    },
    ...(here && {
      runBeside: () => {
        keep();
        world.places.enter(here.path, itemId);
      },
    }),
  };
}

const ItemMark = ({ mark }: { mark: MarkKind | "role" | "question" }) =>
  mark === "role" ? (
    <UserRound aria-hidden />
  ) : mark === "question" ? (
    <span className="w-4 text-center text-ink-3">?</span>
  ) : (
    <KindMark kind={mark} className="size-4" />
  );

/** What is asked for in bold. */
function Marked({ title, text }: { title: string; text: string }): ReactNode {
  let at = 0;
  return markHits(title, text).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.isHit ? <b key={key}>{piece.text}</b> : <span key={key}>{piece.text}</span>;
  });
}

/** Whether nothing found bears the very name; then an object or a role of it is offered. */
function makings(query: PaletteQuery, world: PaletteWorld, groups: readonly PaletteGroup[]): PaletteOption[] {
  if (!world.write.may()) return [];
  const isNameless = query.text !== "" && groups.length === 0;
  return makingsFor(query, world.store, world.object, isNameless).map((making) => makingOption(making, world));
}

function makingOption(making: Making, world: PaletteWorld): PaletteOption {
  const { twin, kind, name } = making;
  const open = (id: string) => {
    keepRecent(world.project, { kind, id });
    world.places.open(kind, id, making.on?.id ?? null);
  };
  const title = twin ? (
    <>
      There is already <b>{readPaletteItem(world.store, kind, twin)?.title ?? name}</b>
    </>
  ) : (
    <>
      {describeMaking(making)} <b>{name}</b>
    </>
  );
  return {
    id: `make:${kind}`,
    icon: twin ? <ArrowUpRight aria-hidden /> : <Plus aria-hidden />,
    title,
    run: () => open(twin ?? make(making, world.store, world.write)),
  };
}

interface FoundCommand {
  readonly id: string;
  readonly title: string;
  readonly also: string;
  readonly weight: number;
  readonly command: Command;
  readonly group: string;
}

function commands({ scope, text }: PaletteQuery): PaletteOption[] {
  const all = commandGroups().flatMap((group, at) => offered(group, at));
  const many = scope === "commands" ? most.alone : most.commands;
  const found = text === "" ? all.slice(0, many) : findIn(all.map(indexOf), text, many);
  return found.map(({ command, group }) => ({
    id: `do:${command.id}`,
    icon: command.icon ?? <SquareTerminal aria-hidden />,
    title: <Marked title={command.title} text={text} />,
    end: scope === "commands" ? group : undefined,
    ...(command.keys && { keys: command.keys }),
    run: () => command.run?.(),
  }));
}

/** Ways to artifacts stand under Go, and the palette is open already. */
const offered = (group: CommandGroup, weight: number): FoundCommand[] =>
  group
    .commands()
    .filter((command) => command.run && command.id !== "app.palette" && !command.id.startsWith("go."))
    .map((command) => ({ id: command.id, title: command.title, also: command.words ?? "", weight, command, group: group.title }));

function artifactsFor({ text, scope }: PaletteQuery, { places, view: shown }: PaletteWorld): PaletteOption[] {
  const listed = views.map((view, weight) => indexOf({ id: view.path, title: view.label, also: view.list, weight, view }));
  const found =
    text === ""
      ? views.filter((view) => scope === "artifacts" || view !== shown)
      : findIn(listed, text, most.artifacts).map(({ view }) => view);
  return found.map((view) => ({
    id: `go:${view.path}`,
    icon: <KindMark kind={view.mark} className="size-4" />,
    title: <Marked title={view.label} text={text} />,
    keys: ["g", view.letter],
    run: () => places.enter(view.path),
  }));
}

function peopleFor({ text }: PaletteQuery, { people, follow }: PaletteWorld): PaletteOption[] {
  const listed = people.map((person, weight) => indexOf({ id: person.id, title: person.name, weight, person }));
  const found = text === "" ? people : findIn(listed, text, most.people).map(({ person }) => person);
  return found.map((person) => ({
    id: `follow:${person.id}`,
    icon: <Avatar name={person.name} hue={person.hue} size="sm" decorative />,
    title: (
      <>
        Follow <Marked title={person.name} text={text} />
      </>
    ),
    end: views.find((view) => view.path === person.at?.view)?.label,
    run: () => follow(person.id),
  }));
}
