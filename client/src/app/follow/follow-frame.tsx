/**
 * Following a person: one goes where they go, view and selection, until Esc or any action of one's own (ui/README.md 7).
 */
import { useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { initialsOf } from "#shared/presence.ts";
import { Kbd } from "../../parts/kbd.tsx";
import type { PresentPerson } from "../../project/presence.ts";
import { views } from "../../views/views.ts";
import { usePlaces } from "../open-place.ts";
import { useFollowing } from "./follow-context.ts";

/** Goes along, and draws the frame and the pill in their colour over the sheet. */
export function FollowFrame() {
  const { person, follow } = useFollowing();
  const end = useCallback(() => follow(null), [follow]);
  const sheet = document.getElementById("main");
  return person && sheet && createPortal(<Followed key={person.id} person={person} onEnd={end} />, sheet);
}

function Followed({ person, onEnd }: { person: PresentPerson; onEnd: () => void }) {
  useGoAlong(person);
  useEndOnAction(onEnd);
  const name = firstName(person.name);
  return (
    <div
      data-hue={person.hue}
      className="pointer-events-none absolute inset-0 z-(--z-presence) rounded-lg border-2 border-person print:hidden"
    >
      <p
        role="status"
        className="absolute top-0 left-1/2 inline-flex h-7 -translate-x-1/2 items-center gap-1.5 rounded-b-md bg-person pr-2 pl-1.5 text-sm font-medium whitespace-nowrap text-on-presence forced-color-adjust-none"
      >
        <span
          aria-hidden="true"
          className="grid size-5 place-items-center rounded-full bg-on-presence text-[8px] font-semibold text-person"
        >
          {initialsOf(person.name)}
        </span>
        Following {name}
        <Kbd keys={["esc"]} look="ink" />
      </p>
    </div>
  );
}

/** The address follows their place and nothing else; a place in a view that this version does not have is waited out. */
function useGoAlong({ at }: PresentPerson): void {
  const { go } = usePlaces();
  const params = useParams({ strict: false });
  const here = useRef(params);
  here.current = params;
  const [view, id] = [at?.view, at?.id];
  useEffect(() => {
    if (view === undefined || !views.some((each) => each.path === view)) return;
    if (view !== here.current.view || (id !== undefined && id !== here.current.item)) go(view, id);
  }, [view, id, go]);
}

/** Keys that only lead elsewhere on the keyboard are not yet an action. */
const silent = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);

function useEndOnAction(onEnd: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (silent.has(event.key)) return;
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
      }
      onEnd();
    };
    // The press that began it is over before the next task.
    const timer = setTimeout(() => {
      document.addEventListener("keydown", onKey, true);
      document.addEventListener("pointerdown", onEnd, true);
      document.addEventListener("wheel", onEnd, { capture: true, passive: true });
    });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("pointerdown", onEnd, true);
      document.removeEventListener("wheel", onEnd, true);
    };
  }, [onEnd]);
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] || name;
