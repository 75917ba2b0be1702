/** Moving the one focus of the map among heads, notes and add buttons. Works on what is drawn; the wall draws what is asked for. */
import { addItem, headItem, type MapPlace } from "./map-context.ts";

export interface MapFocus {
  /** The focus goes there; where the note is not, to the column's head. */
  go(place: MapPlace): void;
  along(place: MapPlace, step: number): void;
  across(place: MapPlace, step: number): void;
  toEnd(place: MapPlace, end: "first" | "last"): void;
}

export interface FocusWorld {
  readonly root: () => HTMLElement | null;
  readonly shown: () => readonly string[];
  /** Draws a column and brings it into sight. */
  readonly reveal: (column: number) => void;
  readonly setActive: (place: MapPlace) => void;
}

export function mapFocus({ root, shown, reveal, setActive }: FocusWorld): MapFocus {
  const go = (place: MapPlace) => {
    const at = shown().indexOf(place.object);
    if (at < 0) return;
    reveal(at);
    const stops = stopsOf(root(), place.object);
    const found = stops.find((stop) => stop.dataset.item === place.item) ?? stops[0];
    if (!found) return;
    setActive({ object: place.object, item: found.dataset.item ?? headItem });
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const goTo = (object: string, stop: HTMLElement | undefined) => stop && go({ object, item: stop.dataset.item ?? headItem });
  const along = ({ object, item }: MapPlace, step: number) => {
    const stops = stopsOf(root(), object);
    const at = stops.findIndex((stop) => stop.dataset.item === item);
    goTo(object, stops[Math.max(0, Math.min(stops.length - 1, at + step))]);
  };
  const across = ({ object, item }: MapPlace, step: number) => {
    const objects = shown();
    const next = objects[Math.max(0, Math.min(objects.length - 1, objects.indexOf(object) + step))];
    if (next === undefined || next === object) return;
    const stops = stopsOf(root(), object);
    const own = stops.find((stop) => stop.dataset.item === item);
    reveal(objects.indexOf(next));
    const beside = stopsOf(root(), next);
    if (item === headItem) return goTo(next, beside[0]);
    if (item === addItem) return goTo(next, beside.at(-1));
    goTo(next, nearest(beside.slice(1), middleOf(own)) ?? beside[0]);
  };
  const toEnd = ({ object }: MapPlace, end: "first" | "last") => {
    const stops = stopsOf(root(), object);
    goTo(object, end === "first" ? stops[0] : stops.at(-1));
  };
  return { go, along, across, toEnd };
}

/** What the focus can stand on in a column, from above. */
export const stopsOf = (root: HTMLElement | null, object: string): HTMLElement[] => [
  ...(root?.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(object)}"] [data-item]`) ?? []),
];

/** The place of the element, or of the one it stands in; null outside of the notes. */
export function placeOfElement(target: EventTarget | null): MapPlace | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-item]") : null;
  const { object, item } = element?.dataset ?? {};
  return object === undefined || item === undefined ? null : { object, item };
}

const middleOf = (element: HTMLElement | undefined): number => {
  const box = element?.getBoundingClientRect();
  return box ? box.top + box.height / 2 : 0;
};

function nearest(stops: readonly HTMLElement[], y: number): HTMLElement | undefined {
  const away = (stop: HTMLElement) => Math.abs(middleOf(stop) - y);
  return stops.reduce<HTMLElement | undefined>((best, stop) => (best && away(best) <= away(stop) ? best : stop), undefined);
}
