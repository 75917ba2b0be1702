/** Behind the last column: a new one. Enter makes it and the field waits for the next; a pasted column makes as many. */
import { Plus } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { useObjectNames } from "#client/project/use-entities.ts";
import { readItems } from "#shared/import/list-paste.ts";
import { readTable } from "#shared/import/table-paste.ts";
import { object as objectKind } from "#shared/schema/entities/object.ts";
import { committedLine, cutSentence, fitDraft } from "../../fields/line-draft.ts";
import { classNames } from "../../parts/class-names.ts";
import { showToast } from "../../parts/toast.tsx";
import { useHeld } from "./held-value.ts";
import type { KeyWorld } from "./key-world.ts";
import { addObjects } from "./map-commands.ts";
import { headItem, useMap } from "./map-context.ts";

const { label, max } = objectKind.fields.name;

export function NewObject({ place, width, isPaged, world }: { place: number; width: number; isPaged: boolean; world: KeyWorld }) {
  const { editing } = useMap();
  const isNaming = useHeld(editing, (what) => what?.what === "object");
  return (
    <div style={{ gridColumn: place + 1, gridRow: 1, width }} className={classNames("pt-4", isPaged && "snap-center justify-self-center")}>
      {isNaming ? (
        <NewObjectField world={world} />
      ) : (
        <button
          type="button"
          onClick={() => editing.set({ what: "object" })}
          className="flex h-10 w-full items-center gap-1.5 rounded-sm border border-dashed border-line-2 px-3 text-ink-3 hover:border-control hover:bg-fill hover:text-ink max-phone:h-12"
        >
          <Plus className="size-3.5" aria-hidden />
          New object
        </button>
      )}
    </div>
  );
}

export function NewObjectField({ world }: { world: KeyWorld }) {
  const { editing, active } = useMap();
  const hasAdded = useRef(false);
  const [draft, setDraft] = useState({ text: "", cut: 0 });
  const names = useObjectNames();
  const name = committedLine(draft.text);
  const isTaken = name !== "" && names.idsNamed(name).length > 0;
  const add = (list: readonly string[]) => {
    setDraft({ text: "", cut: 0 });
    hasAdded.current ||= list.length > 0;
    return list.length > 0 ? addObjects(world, list).at(-1) : undefined;
  };
  const keyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") end();
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (name === "") end();
    else world.afterDraw(() => add([name]));
  };
  const end = () => {
    const [last, before] = [world.shown().at(-1), active.get()];
    editing.set(null);
    // Who gave up goes on where they were.
    const to = !hasAdded.current && before ? before : last !== undefined && { object: last, item: headItem };
    if (to) world.afterDraw(() => world.focus.go(to));
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\r\n\t]/.test(text.trim())) return;
    event.preventDefault();
    const has = world.store.ids("object").flatMap((id) => world.store.entity("object", id)?.name ?? []);
    const { problem, items } = readItems(readTable({ text, html: event.clipboardData.getData("text/html") }), has, max);
    if (problem !== "") showToast({ tone: "error", says: problem });
    add(items);
  };
  return (
    <>
      <div className="flex h-10 items-center rounded-sm border border-object-line bg-object-bg px-3 text-[14px] text-object-ink outline-2 outline-ink max-phone:h-12">
        <input
          ref={focusHere}
          data-naming
          value={draft.text}
          onChange={(event) => setDraft(fitDraft(draft.text, event.target.value, max))}
          onKeyDown={keyDown}
          onPaste={paste}
          onBlur={() => {
            add(name === "" ? [] : [name]);
            editing.set(null);
          }}
          data-uncommitted={draft.text !== "" || undefined}
          aria-label="Name of the new object"
          placeholder="Object"
          autoComplete="off"
          className="h-full min-w-0 flex-1 bg-transparent font-semibold outline-none placeholder:font-regular placeholder:text-current placeholder:opacity-70"
        />
      </div>
      <p role="status" className="pt-1.5 text-xs whitespace-normal text-ink-2">
        {isTaken && "There is already an object of this name. Enter makes another."}
        {draft.cut > 0 && cutSentence(label, max, draft.cut)}
      </p>
    </>
  );
}

function focusHere(element: HTMLInputElement | null): void {
  element?.focus();
}
