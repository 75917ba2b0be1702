/**
 * The object guide: every object of the project in a list, one of them open beside it. Rules G1–G14, docs/spec/object-guide.md.
 */

import { Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { EmptyState } from "#client/parts/empty-state.tsx";
import { useFocusAsked, wasAskedFor } from "#client/parts/focus-free.ts";
import { lazyPart } from "#client/parts/lazy-part.ts";
import { LinkButton } from "#client/parts/link-button.tsx";
import { useMay } from "#client/project/use-write.ts";
import { grouped } from "#shared/artifacts/counted.ts";
import { OpenItemContext } from "../../fields/open-item.ts";
import { ListFoot } from "./list-foot.tsx";
import { ListHeader } from "./list-header.tsx";
import { groupByPhase, neighbour, rowAfterRemoval } from "./list-rows.ts";
import { NewObjectRow } from "./new-object-row.tsx";
import { ObjectDetail } from "./object-detail.tsx";
import { ObjectList } from "./object-list.tsx";
import { useGuideKeys } from "./use-guide-keys.ts";
import { useListedObjects } from "./use-listed-objects.ts";
import { useObjectCommands } from "./use-object-commands.ts";
import { usePhone } from "./use-phone.ts";
import { useSteady } from "./use-steady.ts";

/** Seldom needed: they come when they are. */
const DeletedObjects = lazyPart(async () => (await import("./deleted-objects.tsx")).DeletedObjects);
const GoneObject = lazyPart(async () => (await import("./gone-object.tsx")).GoneObject);

const FirstObject = lazyPart(async () => (await import("./first-object.tsx")).FirstObject);

export interface ObjectGuideProps {
  /** The object in the address, or null. */
  item: string | null;
  onShow: (item: string | null, how?: "push" | "replace") => void;
}

export function ObjectGuide({ item, onShow }: ObjectGuideProps) {
  const objects = useListedObjects();
  const [filter, setFilter] = useState("");
  const [adding, setAdding] = useState(false);
  const [renamed, setRenamed] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [showsDeleted, setShowsDeleted] = useState(false);
  const isPhone = usePhone();
  const mayWrite = useMay();
  const commands = useObjectCommands();
  const list = useRef<HTMLElement>(null);
  const filterField = useRef<HTMLInputElement>(null);

  const groups = useMemo(() => groupByPhase(objects, filter), [objects, filter]);
  const ids = useMemo(() => groups.flatMap((group) => group.ids), [groups]);
  const open = item ?? (isPhone ? null : (ids[0] ?? objects[0]?.id ?? null));
  const isHere = open !== null && objects.some((object) => object.id === open);
  // Going through the list by a held key marks each row at once; the document beside it follows when there is time.
  const walked = useDeferredValue(open);
  const shown = isHere && objects.some((object) => object.id === walked) ? walked : open;

  const focusRow = (id: string | null) => {
    const row = id && list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
    if (row) row.focus();
    else list.current?.querySelector<HTMLElement>("[data-row]")?.focus();
  };
  const show = useCallback((id: string) => onShow(id, isPhone ? "push" : "replace"), [onShow, isPhone]);
  const follow = useCallback((_kind: "object", id: string) => onShow(id), [onShow]);

  /** From a field the focus stays in the field; from anywhere else it goes along with the row. */
  const go = (id: string | null) => {
    if (id === null) return;
    const inField = document.activeElement?.closest("article") ?? null;
    if (inField) return flushSync(() => show(id));
    show(id);
    focusRow(id);
  };
  const remove = useSteady((id: string) => {
    const next = rowAfterRemoval(ids, id);
    commands.remove(id);
    if (id !== open) return;
    onShow(isPhone ? null : next, "replace");
    requestAnimationFrame(() => focusRow(next));
  });
  const rename = useSteady((id: string | null) => {
    const before = renamed;
    flushSync(() => setRenamed(id));
    if (id === null && before !== null && document.activeElement === document.body) focusRow(before);
  });
  const add = (names: readonly string[]) => {
    const made = commands.add(names).at(-1);
    setFilter("");
    setSaid(names.length === 1 ? `${names[0]} added` : `${grouped(names.length)} objects added`);
    if (objects.length === 0) setAdding(true);
    if (made) show(made);
  };
  const move = (step: 1 | -1) => {
    const group = groups.find((each) => open !== null && each.ids.includes(open));
    if (!mayWrite || !group || open === null) return;
    const place = commands.move(group.ids, open, step);
    if (place) setSaid(`Moved, ${place}`);
    focusRow(open);
  };
  const endAdding = () => {
    flushSync(() => setAdding(false));
    if (document.activeElement === document.body) focusRow(open);
  };

  const keys = {
    next: () => go(neighbour(ids, open, 1)),
    previous: () => go(neighbour(ids, open, -1)),
    first: () => go(ids[0] ?? null),
    last: () => go(ids.at(-1) ?? null),
    filter: () => filterField.current?.focus(),
    add: () => mayWrite && setAdding(true),
    rename: () => mayWrite && isHere && rename(open),
    remove: () => mayWrite && isHere && open !== null && remove(open),
    moveUp: () => move(-1),
    moveDown: () => move(1),
    leave: () => focusRow(open),
  };
  useGuideKeys(keys, mayWrite);

  useFocusAsked(() => focusRow(open));
  // Whoever comes by keys goes on in the list.
  const hasBegun = useRef(false);
  useEffect(() => {
    if (open === null) return;
    const isFromRail = !hasBegun.current && document.activeElement?.closest("nav") != null;
    hasBegun.current = true;
    if (wasAskedFor() || isFromRail) list.current?.querySelector<HTMLElement>(`[data-row="${open}"]`)?.focus();
  }, [open]);
  // The open row stays in sight when it is changed from elsewhere.
  useEffect(() => {
    list.current?.querySelector(`[data-row="${open}"]`)?.scrollIntoView({ block: "nearest" });
  }, [open]);

  if (objects.length === 0 && !showsDeleted) {
    return (
      <Suspense>
        <FirstObject mayWrite={mayWrite} onAdd={add} onDeleted={() => setShowsDeleted(true)} />
      </Suspense>
    );
  }

  const restored = (id: string) => {
    setShowsDeleted(false);
    show(id);
  };
  const listShown = !isPhone || item === null;
  return (
    <OpenItemContext value={follow}>
      <p role="status" className="sr-only">
        {said}
      </p>
      {listShown && (
        <section
          ref={list}
          aria-label="Objects"
          data-region
          className="flex w-[264px] shrink-0 flex-col border-r border-line bg-subtle max-phone:w-full max-phone:border-r-0"
        >
          {showsDeleted ? (
            <Suspense>
              <DeletedObjects onClose={() => setShowsDeleted(false)} onRestored={restored} />
            </Suspense>
          ) : (
            <>
              <ListHeader
                count={objects.length}
                shown={ids.length}
                filter={filter}
                filterField={filterField}
                onFilter={setFilter}
                onLeave={() => focusRow(open)}
                onNew={mayWrite ? () => setAdding(true) : null}
              />
              {adding && <NewObjectRow onAdd={add} onDone={endAdding} />}
              <div className="min-h-0 flex-1 overflow-y-auto px-2">
                <ObjectList
                  groups={groups}
                  open={open}
                  renamed={renamed}
                  mayWrite={mayWrite}
                  onOpen={show}
                  onRename={rename}
                  onDelete={remove}
                />
                {ids.length === 0 && (
                  <p className="px-2 text-ink-2">
                    No object matches “{filter.trim()}”. <LinkButton onClick={() => setFilter("")}>Clear the filter</LinkButton>
                  </p>
                )}
              </div>
              <ListFoot mayWrite={mayWrite} onDeleted={() => setShowsDeleted(true)} />
            </>
          )}
        </section>
      )}
      {shown !== null && isHere && (!isPhone || item !== null) && <ObjectDetail id={shown} isPhone={isPhone} onDelete={remove} />}
      {open !== null && !isHere && (!isPhone || item !== null) && (
        <Suspense>
          <GoneObject id={open} onLeave={() => onShow(null, "replace")} />
        </Suspense>
      )}
      {open === null && !isPhone && <EmptyState>Choose an object from the list.</EmptyState>}
    </OpenItemContext>
  );
}
