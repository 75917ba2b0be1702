/** What a paste is going to do, before it does it: new names once, what changes, what is left out and why. */
import { useState } from "react";
import { describePaste } from "#shared/import/paste-preview.ts";
import { focusOnce } from "../../fields/focus-once.ts";
import { Button } from "../../parts/button.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import type { NestingPreview } from "./matrix-clipboard.ts";
import { useMatrix } from "./matrix-context.ts";
import { shownName, useNames } from "./use-object-name.ts";

export interface PasteDialogProps {
  preview: NestingPreview | null;
  onPaste: () => void;
  onClose: () => void;
}

const mostShown = 60;

export function PasteDialog({ preview: wanted, onPaste, onClose }: PasteDialogProps) {
  const preview = useLast(wanted);
  const isPossible = preview !== null && preview.problem === "" && preview.changes.length + preview.newNames.length > 0;
  return (
    <Dialog
      open={wanted !== null}
      onClose={onClose}
      title="Paste into the matrix"
      width={620}
      footer={
        <>
          <span className="mr-auto">{preview && describePaste(preview)}</span>
          <Button onClick={onClose} {...(isPossible ? {} : { ref: focusOnce })}>
            {isPossible ? "Cancel" : "Close"}
          </Button>
          {isPossible && (
            <Button variant="primary" onClick={onPaste} ref={focusOnce}>
              Paste
            </Button>
          )}
        </>
      }
    >
      {preview && <PreviewBody preview={preview} />}
    </Dialog>
  );
}

/** What was shown stays while the dialog leaves. */
function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}

function PreviewBody({ preview }: { preview: NestingPreview }) {
  const { problem, newNames, changes, unchanged, leftOut, leftOutCount } = preview;
  if (problem !== "") return <p className="px-6 py-4">{problem}</p>;
  const isNothing = newNames.length + changes.length + leftOutCount === 0;
  return (
    <div className="grid gap-4 px-6 py-4">
      {isNothing && (
        <p>{unchanged > 0 ? "The matrix says all of this already." : "There is nothing in this table that a cell could take."}</p>
      )}
      {newNames.length > 0 && (
        <section aria-labelledby="paste-new" className="grid gap-2">
          <h3 id="paste-new" className="font-semibold">
            {newNames.length} new {newNames.length === 1 ? "object" : "objects"}
          </h3>
          <ul className="flex flex-wrap gap-1.5">
            {newNames.map(({ name }) => (
              <li key={name} className="min-w-0">
                <Chip look="object" marked>
                  {name}
                </Chip>
              </li>
            ))}
          </ul>
        </section>
      )}
      {changes.length > 0 && <Changes preview={preview} />}
      {leftOutCount > 0 && (
        <section aria-labelledby="paste-left" className="grid gap-1">
          <h3 id="paste-left" className="font-semibold">
            {leftOutCount} left out
          </h3>
          <ul className="text-sm text-ink-2">
            {leftOut.slice(0, mostShown).map(({ at, text, why }) => (
              <li key={`${at.row} ${at.column} ${why}`} className="flex gap-2 py-0.5">
                <span className="w-24 shrink-0 text-ink-3 tabular-nums">
                  Line {at.row}, {at.column}
                </span>
                <span className="max-w-[180px] truncate font-medium text-ink">{text}</span>
                <span className="min-w-0">{why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Changes({ preview }: { preview: NestingPreview }) {
  const { isTurned } = useMatrix();
  const names = useNames();
  const nameOf = (head: { readonly id: string } | { readonly isNew: string }) =>
    "id" in head ? shownName(names(head.id)?.name ?? "") : head.isNew;
  const shown = preview.changes.slice(0, mostShown);
  return (
    <section aria-labelledby="paste-cells" className="grid gap-1">
      <h3 id="paste-cells" className="font-semibold">
        {preview.changes.length} {preview.changes.length === 1 ? "cell changes" : "cells change"}
        {isTurned && <span className="font-regular text-ink-3"> (the matrix is transposed)</span>}
      </h3>
      <table className="w-full table-fixed border-collapse text-sm">
        <thead className="text-left text-xs text-ink-3">
          <tr className="border-b border-line *:py-1 *:pr-2 *:font-medium">
            <th scope="col">Inside a</th>
            <th scope="col">Is held</th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr
              key={`${JSON.stringify(change.row)} ${JSON.stringify(change.column)}`}
              className="border-b border-line *:truncate *:py-1 *:pr-2"
            >
              <td>{nameOf(change.row)}</td>
              <td>{nameOf(change.column)}</td>
              <td className="text-ink-3">{change.before || "not answered"}</td>
              <td className="font-medium text-rel-ink">{change.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.changes.length > shown.length && <p className="text-sm text-ink-3">And {preview.changes.length - shown.length} more.</p>}
    </section>
  );
}
