/**
 * The object map: one column for each object, with its core content, metadata, calls to action and nested objects. Rules B1–B14,
 * docs/spec/object-map.md.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useProject } from "#client/project/project-context.tsx";
import { useSyncState } from "#client/project/sync-state.ts";
import { useIds } from "#client/project/use-entities.ts";
import { useMay } from "#client/project/use-write.ts";
import { EmptyState } from "../../parts/empty-state.tsx";
import { isFocusFree, useFocusAsked } from "../../parts/focus-free.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { SkeletonStrips, useAfter } from "../../parts/skeleton.tsx";
import { EmptyMap } from "./empty-map.tsx";
import { hold } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import {
  addItem,
  type Editing,
  headItem,
  type Lift,
  type MapPlace,
  MapProvider,
  type MapShared,
  nothingSelected,
  type Zoom,
} from "./map-context.ts";
import type { MapFocus } from "./map-focus.ts";
import { MapHead } from "./map-head.tsx";
import { MapHints } from "./map-hints.tsx";
import { holdMapLook } from "./map-look.ts";
import { ObjectTabs } from "./object-tabs.tsx";
import { placeOfItem } from "./place-of-item.ts";
import { PlaceShown } from "./place-shown.tsx";
import { PrintedMap } from "./printed-map.tsx";
import { Said } from "./said.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useFilteredObjects } from "./use-filtered-objects.ts";
import { useMapCommands } from "./use-map-commands.ts";
import { usePhone } from "./use-phone.ts";
import { useTallest } from "./use-tallest.ts";
import type { WallWindow } from "./use-wall.ts";
import { Wall } from "./wall.tsx";
import { ZoomControl } from "./zoom-control.tsx";

export interface ObjectMapProps {
  /** The object in the address: its column is shown first. */
  item: string | null;
}

export function ObjectMap({ item }: ObjectMapProps) {
  const mayWrite = useMay();
  const held = useState(makeHeld)[0];
  const map = useMemo<MapShared>(() => ({ ...held, mayWrite }), [held, mayWrite]);
  return (
    <MapProvider value={map}>
      <section aria-labelledby="object-map" className="flex min-h-0 min-w-0 flex-1 flex-col">
        <MapBody item={item} map={map} />
        <PlaceShown />
        <Said />
      </section>
    </MapProvider>
  );
}

function makeHeld(): Omit<MapShared, "mayWrite"> {
  return {
    active: hold<MapPlace | null>(null),
    selection: hold(nothingSelected),
    lift: hold<Lift | null>(null),
    editing: hold<Editing | null>(null),
    look: holdMapLook(),
    said: hold(""),
  };
}

function MapBody({ item, map }: ObjectMapProps & { map: MapShared }) {
  const { store } = useProject();
  const objects = useIds("object");
  const { state: sync } = useSyncState();
  const [filter, setFilter] = useState("");
  const [isFiltering, setFiltering] = useState(false);
  const [chosenZoom, setZoom] = useState<Zoom>(1);
  const isPhone = usePhone();
  const zoom = isPhone ? "one" : chosenZoom;
  const shown = useFilteredObjects(objects, filter);
  const tallest = useTallest();
  const focus = useRef<MapFocus | null>(null);
  const handle = useRef<WallWindow | null>(null);
  const world = useRef<KeyWorld | null>(null);

  /** The column that is looked at stays in sight. */
  const changeZoom = useCallback(
    (next: Zoom) => {
      setZoom(next);
      const active = map.active.get();
      if (active) requestAnimationFrame(() => focus.current?.go(active));
    },
    [map],
  );
  const addObject = () => {
    setFilter("");
    setFiltering(false);
    if (zoom === "all") setZoom(1);
    map.editing.set({ what: "object" });
    requestAnimationFrame(() => handle.current?.reveal(objects.length));
  };
  useMapCommands({
    world,
    objects: shown,
    zoom,
    isPhone,
    onZoom: changeZoom,
    onFilter: () => setFiltering(true),
    onAddObject: addObject,
  });

  // The item in the address: its column, and the note on it.
  const gone = useRef<string | null>(null);
  useEffect(() => {
    if (item === null || gone.current === item) return;
    const place = placeOfItem(store, item);
    const at = place ? shown.indexOf(place.object) : -1;
    if (!place || at < 0) return;
    gone.current = item;
    handle.current?.reveal(at, true);
    focus.current?.go(place);
  }, [item, shown, store]);
  // Whoever comes by keys goes on in the map.
  const [first] = shown;
  const hasBegun = useRef(item !== null);
  useEffect(() => {
    if (hasBegun.current || first === undefined) return;
    hasBegun.current = true;
    if (isFocusFree() && !isPhone) focus.current?.go({ object: first, item: headItem });
  }, [first, isPhone]);
  useFocusAsked(() => focus.current?.go(shownPlace(map.active.get(), shown)));
  // What was being named is named; the focus goes back to its place.
  useEffect(() => {
    let before = map.editing.get();
    return map.editing.subscribe(() => {
      const ended = before;
      before = map.editing.get();
      if (before !== null || ended === null || ended.what === "object") return;
      const to = ended.what === "name" ? ended.at : { object: ended.object, item: addItem };
      // Before the next key is pressed.
      queueMicrotask(() => {
        flushSync(() => undefined);
        if (document.activeElement === document.body || document.activeElement === null) focus.current?.go(to);
      });
    });
  }, [map]);

  const clear = () => {
    setFilter("");
    setFiltering(false);
    requestAnimationFrame(() => focus.current?.go(shownPlace(map.active.get(), objects)));
  };
  if (objects.length === 0 && sync === "loading") return <NotHereYet />;
  return (
    <>
      <MapHead
        objects={objects.length}
        columns={shown}
        filter={filter}
        isFiltering={isFiltering}
        onFilter={setFilter}
        onFiltering={setFiltering}
        onLeave={clear}
        onToMap={() => focus.current?.go(shownPlace(map.active.get(), shown))}
        zoom={zoom}
        onZoom={changeZoom}
        isPhone={isPhone}
      />
      {objects.length === 0 && <EmptyMap world={world} />}
      {objects.length > 0 && shown.length === 0 && (
        <EmptyState>
          Nothing matches “{filter.trim()}”. <LinkButton onClick={clear}>Clear the filter</LinkButton>
        </EmptyState>
      )}
      {isPhone && shown.length > 0 && <ObjectTabs objects={shown} onGo={(at) => handle.current?.reveal(at, true)} handle={handle} />}
      {/* The wall stays, so that a first object has somewhere to be added. */}
      <div className={objects.length === 0 || shown.length === 0 ? "hidden" : "relative flex min-h-0 flex-1"}>
        <Wall
          objects={shown}
          zoom={zoom}
          tallest={tallest}
          onZoom={changeZoom}
          focus={focus}
          window={handle}
          world={world}
          isFiltered={filter.trim() !== ""}
        />
        <SelectionBar world={world} />
        <PrintedMap objects={shown} />
        {!isPhone && <ZoomControl zoom={zoom} scale={handle} onZoom={changeZoom} />}
      </div>
      <MapHints zoom={zoom} />
    </>
  );
}

/** Where the focus was, if that is still shown; otherwise the first head. */
const shownPlace = (active: MapPlace | null, shown: readonly string[]): MapPlace =>
  active && shown.includes(active.object) ? active : { object: shown[0] ?? "", item: headItem };

function NotHereYet() {
  const late = useAfter(150);
  return (
    <div className="flex gap-2.5 p-5">
      {late && <SkeletonStrips count={8} className="w-[172px]" />}
      {late && <SkeletonStrips count={6} className="w-[172px]" />}
      <p role="status" className="text-ink-2">
        {late && "Fetching this project from the server."}
      </p>
    </div>
  );
}
