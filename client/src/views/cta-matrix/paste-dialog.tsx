/** What pasting a table would do, before it is done: new names once, cells that change, what is left out and why. One undo takes it back. */
import type { CtaInput } from "#shared/artifacts/cta-input.ts";
import { describePaste, type PastePreview } from "#shared/import/paste-preview.ts";
import type { Head } from "#shared/import/table-paste.ts";
import { Button } from "../../parts/button.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Dialog } from "../../parts/dialog.tsx";

export interface PasteDialogProps {
  preview: PastePreview<CtaInput> | null;
  nameOf: (kind: "object" | "role", id: string) => string;
  onPaste: () => void;
  onClose: () => void;
}

const shownCells = 40;

export function PasteDialog({ preview, nameOf, onPaste, onClose }: PasteDialogProps) {
  return (
    <Dialog
      open={preview !== null}
      onClose={onClose}
      title="Paste a table"
      width={600}
      footer={
        preview && (
          <>
            <span className="min-w-0 flex-1">{describePaste(preview)}</span>
            <Button onClick={onClose}>Cancel</Button>
            {preview.problem === "" && preview.changes.length + preview.newNames.length > 0 && (
              <Button variant="primary" onClick={onPaste} autoFocus>
                Paste
              </Button>
            )}
          </>
        )
      }
    >
      {preview && <Preview preview={preview} nameOf={nameOf} />}
    </Dialog>
  );
}

function Preview({ preview, nameOf }: { preview: PastePreview<CtaInput>; nameOf: PasteDialogProps["nameOf"] }) {
  const { problem, newNames, changes, leftOut, leftOutCount, unchanged } = preview;
  if (problem !== "") return <p className="px-6 py-5">{problem}</p>;
  const said = (kind: "object" | "role", head: Head) => ("id" in head ? nameOf(kind, head.id) : head.isNew);
  return (
    <div className="grid gap-4 px-6 py-4">
      {(["object", "role"] as const).map((kind) => {
        const names = newNames.filter((one) => one.kind === kind);
        if (names.length === 0) return null;
        return (
          <section key={kind}>
            <h3 className="mb-1.5 text-sm font-medium text-ink-3">{`${names.length} new ${kind}${names.length === 1 ? "" : "s"}`}</h3>
            <div className="flex flex-wrap gap-1.5">
              {names.map(({ name }) => (
                <Chip key={name} look={kind === "object" ? "object" : "plain"}>
                  {name}
                </Chip>
              ))}
            </div>
          </section>
        );
      })}
      {changes.length > 0 && (
        <section>
          <h3 className="mb-1.5 text-sm font-medium text-ink-3">What changes</h3>
          <ul className="grid">
            {changes.slice(0, shownCells).map((change) => (
              <li
                key={`${said("object", change.row)}>${said("role", change.column)}`}
                className="grid grid-cols-[180px_minmax(0,1fr)] gap-3 border-line py-1 not-first:border-t"
              >
                <span className="truncate text-ink-2">
                  {said("object", change.row)}, {said("role", change.column)}
                </span>
                <span className="truncate">
                  {change.before !== "" && <span className="text-ink-3">{change.before} + </span>}
                  {change.after}
                </span>
              </li>
            ))}
          </ul>
          {changes.length > shownCells && <p className="pt-1 text-ink-3">and {changes.length - shownCells} more cells</p>}
        </section>
      )}
      {leftOutCount > 0 && (
        <section>
          <h3 className="mb-1.5 text-sm font-medium text-ink-3">{leftOutCount} left out</h3>
          <ul className="grid gap-0.5 text-ink-2">
            {leftOut.slice(0, shownCells).map(({ at, text, why }) => (
              <li key={`${at.row} ${at.column} ${text}`}>
                <span className="text-ink-3">
                  Row {at.row}, column {at.column}:
                </span>{" "}
                {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      {unchanged > 0 && changes.length === 0 && <p className="text-ink-2">The matrix says all of this already.</p>}
    </div>
  );
}
