/**
 * The command palette (Cmd/Ctrl K): finds anything in the model, makes things, runs commands, goes places (ui/README.md 5, 15d).
 */
import { useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { Kbd, type Key } from "../../parts/kbd.tsx";
import { PaletteLayer } from "../../parts/palette-layer.tsx";
import type { ModelStore } from "../../project/model-store.ts";
import { usePeople } from "../../project/presence.ts";
import { useProject } from "../../project/project-context.tsx";
import { useWrite } from "../../project/use-write.ts";
import { views } from "../../views/views.ts";
import { useFollowing } from "../follow/follow-context.ts";
import { usePlaces } from "../open-place.ts";
import { readGroups } from "./palette-groups.tsx";
import { readQuery } from "./read-query.ts";

export interface CommandPaletteProps {
  /** What stands in the field at first: "@" asks for people. */
  begin: string;
  open: boolean;
  onClose: () => void;
}

export function CommandPalette({ begin, open, onClose }: CommandPaletteProps) {
  const [typed, setTyped] = useState(begin);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setTyped(begin);
  }
  const world = useWorld();
  const query = useMemo(() => readQuery(typed), [typed]);
  const groups = useMemo(() => (open ? readGroups(query, world) : []), [open, query, world]);
  return (
    <PaletteLayer
      open={open}
      onClose={onClose}
      label="Search or run a command"
      query={typed}
      onQuery={setTyped}
      groups={groups}
      nothing={query.scope === "people" ? "Nobody else is here." : `Nothing is called “${query.text}”.`}
      foot={<Foot canOpenHere={groups.some(({ options }) => options.some((option) => option.runBeside))} />}
    />
  );
}

function useWorld() {
  const open = useProject();
  const { store, id: project } = open;
  const write = useWrite();
  const places = usePlaces();
  const people = usePeople();
  const { follow } = useFollowing();
  const { view: path, item } = useParams({ strict: false });
  return useMemo(() => {
    const view = views.find((each) => each.path === path) ?? null;
    return { open, store, project, write, places, people, follow, view, item: item ?? null, object: objectAt(store, item ?? "") };
  }, [open, store, project, write, places, people, follow, path, item]);
}

/** Itself, or the object that what the address names hangs on; of a cell, its row. */
function objectAt(store: ModelStore, item: string): string | null {
  const [first = ""] = item.split(">");
  const owner =
    store.entity("cta", first)?.object ?? store.entity("attribute", first)?.object ?? store.entity("relationship", first)?.source;
  return store.entity("object", owner ?? first)?.id ?? null;
}

function Foot({ canOpenHere }: { canOpenHere: boolean }) {
  return (
    <>
      <Hint keys={["up", "down"]} does="choose" />
      <Hint keys={["enter"]} does="open" />
      {canOpenHere && <Hint keys={["mod", "enter"]} does="open in this view" />}
      <span className="grow" />
      <Hint keys={[">"]} does="commands" />
      <Hint keys={["@"]} does="people" />
      <Hint keys={["#"]} does="artifacts" />
    </>
  );
}

const Hint = ({ keys, does }: { keys: readonly Key[]; does: string }) => (
  <span className="inline-flex items-center gap-[5px]">
    <Kbd keys={keys} /> {does}
  </span>
);
