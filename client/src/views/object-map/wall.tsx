/** The wall: columns side by side, as far as they are in sight, and everything that happens on it. */
import { type CSSProperties, type MouseEvent, type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import { flushSync } from "react-dom";
import { useProject } from "#client/project/project-context.tsx";
import { classNames } from "../../parts/class-names.ts";
import { ContextMenu } from "../../parts/menu.tsx";
import { Column } from "./column.tsx";
import { ColumnDrop } from "./column-drop.tsx";
import { columnGap, readableScale, wallTop, widthOf } from "./geometry.ts";
import { useHeld } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import { ClosedHand, LiftedNote } from "./lifted-note.tsx";
import { returned, whatIsGone } from "./lifting.ts";
import { mapClipboard } from "./map-clipboard.ts";
import { addItem, headItem, type MapPlace, useMap, type Zoom } from "./map-context.ts";
import { type MapFocus, mapFocus, placeOfElement } from "./map-focus.ts";
import { edit, mapKeyDown } from "./map-keyboard.ts";
import { NewObject } from "./new-object.tsx";
import { NoteMenu } from "./note-menu.tsx";
import { OverviewColumn } from "./overview-column.tsx";
import { Pointers } from "./pointers.tsx";
import { extendTo, selectOne, toggle } from "./selecting.ts";
import { useDrag } from "./use-drag.ts";
import { useFollowedNote } from "./use-followed-note.ts";
import { useKeptSelection } from "./use-kept-selection.ts";
import { useOwnPointer } from "./use-own-pointer.ts";
import { useWall, type WallWindow } from "./use-wall.ts";

export interface WallProps {
  /** Objects that are shown, in their order. */
  objects: readonly string[];
  zoom: Zoom;
  /** Notes of the fullest column. */
  tallest: number;
  onZoom: (zoom: Zoom) => void;
  /** Filled with ways to move the focus, for those around the wall. */
  focus: RefObject<MapFocus | null>;
  window: RefObject<WallWindow | null>;
  world: RefObject<KeyWorld | null>;
  /** Nothing may be added while a filter narrows the columns. */
  isFiltered: boolean;
}

export function Wall({ objects, zoom, tallest, onZoom, focus, window: handle, world: given, isFiltered }: WallProps) {
  const { store, write } = useProject();
  const map = useMap();
  const root = useRef<HTMLElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const carried = useRef<HTMLDivElement>(null);
  const windowed = useWall(root, zoom, objects.length + (map.mayWrite ? 1 : 0), tallest);
  const { wall, range, look, reveal } = windowed;
  const latest = useRef({ objects, wall });
  latest.current = { objects, wall };
  const active = useHeld(map.active, (at) => at?.object ?? "");
  const lifted = useHeld(map.lift, (now) => now?.from ?? "");

  const world = useMemo<KeyWorld>(() => {
    const shown = () => latest.current.objects;
    const movesFocus = mapFocus({ root: () => root.current, shown, reveal: (at) => reveal(at), setActive: map.active.set });
    // What was written is drawn in the same task; the focus follows it there.
    const afterDraw = (run: () => void) => {
      flushSync(() => undefined);
      run();
    };
    const perRow = () => (latest.current.wall.perRow < latest.current.objects.length ? latest.current.wall.perRow : 0);
    return { store, write, map, focus: movesFocus, shown, perRow, afterDraw };
  }, [store, write, map, reveal]);
  useLayoutEffect(() => {
    focus.current = world.focus;
    handle.current = windowed;
    given.current = world;
  });

  const isOverview = wall.scale < readableScale;
  const keyDown = mapKeyDown(world, isOverview);
  const press = useDrag({ ...world, root, carried, wall: () => latest.current.wall, reveal });
  const point = useOwnPointer(root, () => latest.current);
  const wasActive = useRef<MapPlace | null>(null);

  // Whatever goes while it is in the hand, or aimed at, sends the note back.
  useLayoutEffect(
    () =>
      store.observe(() => {
        const now = map.lift.get();
        if (!now) return;
        queueMicrotask(() => {
          const gone = map.lift.get() === now ? whatIsGone(world, now) : null;
          if (gone) returned(world, now, gone);
        });
      }),
    [store, map, world],
  );

  useFollowedNote(world, root);
  useKeptSelection(world);

  const click = (event: MouseEvent) => {
    const place = placeOfElement(event.target);
    if (!place) return;
    if (place.item === addItem) return map.editing.set({ what: "attribute", object: place.object });
    const before = wasActive.current;
    map.active.set(place);
    if (event.target instanceof HTMLInputElement) return;
    if (event.shiftKey) return extendTo(world, place, before);
    // A finger that has begun to select goes on with taps.
    const isTap = (event.nativeEvent as PointerEvent).pointerType === "touch" && map.selection.get().items.size > 0;
    if (event.metaKey || event.ctrlKey || isTap) return toggle(world, place, before);
    if (selectOne(world)) return;
    if (before?.object === place.object && before.item === place.item) edit(world, place);
  };
  const { copy, paste } = mapClipboard(world);
  /** The menu is of the note under the pointer, or of the one that has the focus. */
  const openMenu = (event: MouseEvent) => {
    const place = placeOfElement(event.target);
    const isOurs = place && place.item !== addItem && map.mayWrite && !map.lift.get() && !(event.target instanceof HTMLInputElement);
    if (!isOurs) {
      // Nor the browser's own, while a finger holds a note.
      if (map.lift.get()) event.preventDefault();
      return event.stopPropagation();
    }
    if (!map.selection.get().items.has(place.item)) selectOne(world);
    world.focus.go(place);
  };

  const drawn = drawnColumns(objects, range, [active, lifted]);
  const isActiveShown = objects.includes(active);
  const columns = (
    <section
      ref={root}
      aria-label="Columns"
      data-region
      onScroll={look}
      onKeyDown={keyDown}
      onPointerDown={(event) => {
        wasActive.current = map.active.get();
        press(event);
      }}
      onPointerMove={point.move}
      onPointerLeave={point.leave}
      // Space on a head lifts it; letting go is not a press.
      onKeyUp={(event) => {
        const place = event.key === " " ? placeOfElement(event.target) : null;
        if (place && place.item !== addItem && !(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
      onFocus={(event) => {
        const place = placeOfElement(event.target);
        if (place && !(event.target instanceof HTMLInputElement)) map.active.set(place);
      }}
      onClick={click}
      onDragStart={(event) => event.preventDefault()}
      onPaste={paste}
      onCopy={copy}
      onContextMenuCapture={openMenu}
      className={classNames(
        "relative min-h-0 flex-1 overflow-auto overscroll-contain bg-subtle select-none",
        wall.isPaged && "snap-x snap-mandatory",
      )}
    >
      <div ref={inner} style={gridOf(wall, objects.length, map.mayWrite)} className={gridLook}>
        {drawn.map((at) => {
          const object = objects[at] ?? "";
          if (isOverview) {
            return (
              <OverviewColumn
                key={object}
                object={object}
                place={at}
                perRow={wall.perRow}
                scale={wall.scale}
                isTabStop={isActiveShown ? active === object : at === 0}
                onOpen={() => openColumn(object)}
              />
            );
          }
          return (
            <Column
              key={object}
              object={object}
              place={at}
              width={wall.columnWidth}
              isTabStop={!isActiveShown && at === 0}
              isPaged={wall.isPaged}
            />
          );
        })}
        <ClosedHand />
        <ColumnDrop objects={objects} wall={wall} />
        {map.mayWrite && !isFiltered && !isOverview && range.last >= objects.length && (
          <NewObject place={objects.length} width={wall.columnWidth} isPaged={wall.isPaged} world={world} />
        )}
        {!isOverview && <Pointers objects={objects} wall={wall} inner={inner} />}
      </div>
      <LiftedNote root={root} carried={carried} width={wall.columnWidth} scale={isOverview ? 1 : wall.scale} />
    </section>
  );
  return (
    <ContextMenu trigger={columns}>
      <NoteMenu world={world} isOverview={isOverview} />
    </ContextMenu>
  );

  function openColumn(object: string) {
    map.active.set({ object, item: headItem });
    flushSync(() => onZoom(1));
    world.focus.go({ object, item: headItem });
  }
}

/** Tracks of equal width and height, so that every head stays in sight as far as the tallest column goes. */
function gridOf(wall: WallWindow["wall"], columns: number, mayAdd: boolean): CSSProperties {
  const tracks = columns + (mayAdd ? 1 : 0);
  const [track, gap] = wall.isPaged ? [wall.step, 0] : [wall.columnWidth, columnGap];
  return {
    width: widthOf(wall, tracks),
    zoom: wall.scale,
    gridTemplateColumns: `repeat(${Math.min(tracks, wall.perRow)}, ${track}px)`,
    gridTemplateRows: wall.perRow < tracks ? "auto" : "minmax(0, 1fr)",
    columnGap: gap,
    paddingLeft: wall.isPaged ? 0 : wall.start,
    paddingTop: wall.perRow < tracks ? wallTop / wall.scale : 0,
  };
}

const gridLook = "relative grid min-h-full content-start";

/** Those in sight, and those that hold the focus or the lifted note, in their order. */
function drawnColumns(objects: readonly string[], { first, last }: { first: number; last: number }, kept: readonly string[]): number[] {
  const drawn = new Set<number>();
  for (let at = first; at <= Math.min(last, objects.length - 1); at++) drawn.add(at);
  for (const object of kept) {
    const at = object === "" ? -1 : objects.indexOf(object);
    if (at >= 0) drawn.add(at);
  }
  return [...drawn].sort((a, b) => a - b);
}
