/** What a paste into a matrix is going to do, before it does it: new names once, what changes, what is left out and why. */

import { useState } from "react";
import { grouped } from "#shared/artifacts/counted.ts";
import { describePaste, type PastePreview } from "#shared/import/paste-preview.ts";
import type { Head } from "#shared/import/table-paste.ts";
import { Button } from "../parts/button.tsx";
import { Chip } from "../parts/chip.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { focusOnce } from "./focus-once.ts";

type HeadKind = "object" | "role";

/** How the cells of a matrix are called. */
export interface PastedHeads {
  /** Of rows and columns, whichever way the matrix is turned. */
  readonly kinds: readonly [row: HeadKind, column: HeadKind];
  /** Over the table of what changes: the two heads, what a cell says now, and what comes. */
  readonly titles: readonly [row: string, column: string, now: string, then: string];
  /** Text of a cell in the colour of its kind. */
  readonly tone: string;
}

export interface PasteDialogProps {
  /** Null while there is nothing to ask. */
  preview: PastePreview<unknown> | null;
  heads: PastedHeads;
  isTurned: boolean;
  nameOf: (kind: HeadKind, id: string) => string;
  onPaste: () => void;
  onClose: () => void;
}

const mostShown = 60;

export function PasteDialog({ preview: wanted, onPaste, onClose, ...rest }: PasteDialogProps) {
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
          <span className="mr-auto">{preview?.problem === "" && describePaste(preview)}</span>
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
      {preview && <PreviewBody preview={preview} {...rest} />}
    </Dialog>
  );
}

/** What was shown stays while the dialog leaves. */
function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}

type BodyProps = Pick<PasteDialogProps, "heads" | "isTurned" | "nameOf"> & { preview: PastePreview<unknown> };

function PreviewBody(props: BodyProps) {
  const { problem, newNames, changes, unchanged, leftOut, leftOutCount } = props.preview;
  if (problem !== "") return <p className="px-6 py-4">{problem}</p>;
  const isNothing = newNames.length + changes.length + leftOutCount === 0;
  return (
    <div className="grid gap-4 px-6 py-4">
      {isNothing && (
        <p>{unchanged > 0 ? "The matrix says all of this already." : "There is nothing in this table that a cell could take."}</p>
      )}
      <NewNames kind="object" names={newNames} />
      <NewNames kind="role" names={newNames} />
      {changes.length > 0 && <Changes {...props} />}
      {leftOutCount > 0 && (
        <section aria-labelledby="paste-left" className="grid gap-1">
          <h3 id="paste-left" className="font-semibold">
            {grouped(leftOutCount)} left out
          </h3>
          <ul className="text-sm text-ink-2">
            {leftOut.slice(0, mostShown).map(({ at, text, why }) => (
              <li key={`${at.row} ${at.column} ${why}`} className="flex gap-2 py-0.5">
                <span className="w-24 shrink-0 text-ink-3 tabular-nums">
                  Line {grouped(at.row)}, {grouped(at.column)}
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

function NewNames({ kind, names: all }: { kind: HeadKind; names: PastePreview<unknown>["newNames"] }) {
  const names = all.filter((one) => one.kind === kind);
  if (names.length === 0) return null;
  const headId = `paste-new-${kind}`;
  return (
    <section aria-labelledby={headId} className="grid gap-2">
      <h3 id={headId} className="font-semibold">
        {grouped(names.length)} new {names.length === 1 ? kind : `${kind}s`}
      </h3>
      <ul className="flex flex-wrap gap-1.5">
        {names.map(({ name }) => (
          <li key={name} className="min-w-0">
            <Chip look={kind === "object" ? "object" : "plain"} marked={kind === "object"}>
              {name}
            </Chip>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ preview, heads: { kinds, titles, tone }, isTurned, nameOf }: BodyProps) {
  const said = (kind: HeadKind, head: Head) => ("id" in head ? nameOf(kind, head.id) || "No name yet" : head.isNew);
  const shown = preview.changes.slice(0, mostShown);
  return (
    <section aria-labelledby="paste-cells" className="grid gap-1">
      <h3 id="paste-cells" className="font-semibold">
        {grouped(preview.changes.length)} {preview.changes.length === 1 ? "cell changes" : "cells change"}
        {isTurned && <span className="font-regular text-ink-3"> (the matrix is transposed)</span>}
      </h3>
      <table className="w-full table-fixed border-collapse text-sm">
        <thead className="text-left text-xs text-ink-3">
          <tr className="border-b border-line *:py-1 *:pr-2 *:font-medium">
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr
              key={`${JSON.stringify(change.row)} ${JSON.stringify(change.column)}`}
              className="border-b border-line *:truncate *:py-1 *:pr-2"
            >
              <td>{said(kinds[0], change.row)}</td>
              <td>{said(kinds[1], change.column)}</td>
              <td className="text-ink-3">{change.before || "not answered"}</td>
              <td className={tone}>{change.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.changes.length > shown.length && (
        <p className="text-sm text-ink-3">And {grouped(preview.changes.length - shown.length)} more.</p>
      )}
    </section>
  );
}
