/** Acceptance criteria of a call to action: read, written, added, reordered and removed by keyboard. */
import { Plus } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useProject } from "#client/project/project-context.tsx";
import { useIdsOn } from "#client/project/use-entities.ts";
import { useMay, useWrite } from "#client/project/use-write.ts";
import { keyMaker } from "#shared/artifacts/planned-change.ts";
import { dealKeys, reorder } from "#shared/artifacts/reorder.ts";
import { orderBetween, ordersBetween } from "#shared/document/order.ts";
import { readCriteria } from "#shared/import/criterion-text.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { useUndoToast } from "../../fields/undo-toast.ts";
import { Kbd } from "../../parts/kbd.tsx";
import { CriterionItem } from "./criterion-item.tsx";
import { DrawerHeading } from "./drawer-heading.tsx";

export function CriteriaSection({ cta }: { cta: string }) {
  const headId = useId();
  const root = useRef<HTMLElement>(null);
  const ids = useIdsOn("criterion", cta);
  const may = useMay();
  const { add, move, remove } = useCriteria(cta);
  const focusOn = (id: string | undefined) =>
    root.current?.querySelector<HTMLElement>(id ? `[data-criterion="${id}"] [data-enter]` : "[data-add]")?.focus();
  if (!may && ids.length === 0) return null;
  return (
    <section ref={root} aria-labelledby={headId}>
      <DrawerHeading id={headId} count={ids.length}>
        Acceptance criteria
      </DrawerHeading>
      <ol>
        {ids.map((id, at) => (
          <CriterionItem
            key={id}
            id={id}
            place={at + 1}
            onMove={(step) => {
              flushSync(() => move(id, at + step));
              focusOn(id);
            }}
            onRemove={() => {
              const next = ids[at + 1] ?? ids[at - 1];
              flushSync(() => remove(id));
              focusOn(next);
            }}
          />
        ))}
      </ol>
      {may && <AddCriterion onAdd={add} />}
    </section>
  );
}

function useCriteria(cta: string) {
  const { store } = useProject();
  const write = useWrite();
  const tellUndo = useUndoToast();
  const keys = () => store.idsOn("criterion", cta).map((id) => ({ id, key: store.entity("criterion", id)?.order ?? "" }));
  return {
    add(text: string): void {
      const criteria = readCriteria(text);
      const orders = ordersBetween(keys().at(-1)?.key || null, null, criteria.length);
      if (criteria.length > 0)
        write.createAll(criteria.map((values, at) => ({ kind: "criterion", values: { cta, ...values, order: orders[at] } })));
    },
    move(id: string, to: number): void {
      const run = to < 0 ? null : reorder(keys(), id, to);
      const changes = run ? dealKeys(run, keyMaker(orderBetween)) : [];
      write.carryOut(
        "move of a criterion",
        changes.map(([each, order]) => ({ does: "write", kind: "criterion", id: each, field: "order", value: order })),
      );
    },
    remove(id: string): void {
      write.remove([{ kind: "criterion", id }]);
      tellUndo("Criterion deleted");
    },
  };
}

/** A line that becomes a field: "Given …, when …, then …"; Enter adds and waits for the next. A pasted list becomes criteria. */
function AddCriterion({ onAdd }: { onAdd: (text: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const add = (said: string) => {
    if (said.trim() !== "") onAdd(said);
    setText("");
  };
  const close = () => {
    flushSync(() => setOpen(false));
    button.current?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter" && text.trim() !== "") return add(text);
    setText("");
    close();
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (text.trim() !== "" || !/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    add(pasted);
  };
  if (!isOpen)
    return (
      <button
        ref={button}
        type="button"
        data-add
        onClick={() => setOpen(true)}
        className="-ml-0.5 flex h-7 items-center gap-[5px] rounded-sm pr-1.5 text-ink-3 hover:text-ink max-phone:h-11 [&_svg]:size-3.5"
      >
        <Plus aria-hidden />
        Add a criterion
      </button>
    );
  return (
    <div className="mt-1">
      <textarea
        ref={focusOnce}
        rows={2}
        value={text}
        maxLength={6_000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keyDown}
        onPaste={paste}
        onBlur={() => {
          add(text);
          setOpen(false);
        }}
        data-uncommitted={text !== "" || undefined}
        aria-label="New criterion"
        placeholder="Given …, when …, then …"
        className="block field-sizing-content w-full resize-none rounded-md border border-ink bg-surface px-2 py-1.5 leading-[19px] outline-1 outline-ink"
      />
      <p className="flex items-center gap-1.5 pt-1 text-xs text-ink-3">
        <Kbd keys={["enter"]} /> adds it, and waits for the next
      </p>
    </div>
  );
}
