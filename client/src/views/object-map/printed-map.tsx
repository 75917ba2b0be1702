/**
 * The map on paper: columns side by side, as many as a sheet held across is wide, under heads that repeat on each page. A table for
 * each row of columns, since that is what browsers repeat the heads of. Made when printing begins and let go afterwards.
 */
import { createPortal } from "react-dom";
import type { ModelStore } from "#client/project/model-store.ts";
import { useProject } from "#client/project/project-context.tsx";
import type { MapSection } from "#shared/artifacts/object-map.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { PhaseMark } from "../../parts/phase-mark.tsx";
import { usePrinting } from "../../parts/use-printing.ts";
import { columnOf } from "./column-of.ts";
import { objectName } from "./map-commands.ts";
import { type MapLook, useMap } from "./map-context.ts";
import { kindWords } from "./map-words.ts";
import { lineOf, notePicture } from "./picture-of.ts";
import "./object-map.css";

const columnsPerSheet = 6;
/** Fill up the last row, so that its columns are as wide as the others. */
const blanks = ["a", "b", "c", "d", "e"] as const;

export function PrintedMap({ objects }: { objects: readonly string[] }) {
  const isPrinting = usePrinting();
  const { store } = useProject();
  const { look: held } = useMap();
  if (!isPrinting) return null;
  const look = held.get();
  const rows = Array.from({ length: Math.ceil(objects.length / columnsPerSheet) }, (_, row) =>
    objects.slice(row * columnsPerSheet, (row + 1) * columnsPerSheet),
  );
  return createPortal(
    <div className="printed map-print" data-theme="light">
      <h1>{store.project().name || "Untitled project"}</h1>
      <p className="map-print-line">{lineOf(store, objects, look)}</p>
      {rows.map((row) => (
        <PrintedRow key={row[0]} objects={row} look={look} store={store} />
      ))}
    </div>,
    document.body,
  );
}

interface PrintedProps {
  look: MapLook;
  store: ModelStore;
}

function PrintedRow({ objects, ...rest }: PrintedProps & { objects: readonly string[] }) {
  const left = blanks.slice(0, columnsPerSheet - objects.length);
  return (
    <table>
      <thead>
        <tr>
          {objects.map((object) => (
            <th key={object} scope="col">
              <PrintedHead object={object} store={rest.store} />
            </th>
          ))}
          {left.map((blank) => (
            <td key={blank} />
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {objects.map((object) => (
            <td key={object}>
              <PrintedNotes object={object} {...rest} />
            </td>
          ))}
          {left.map((blank) => (
            <td key={blank} />
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function PrintedHead({ object, store }: { object: string; store: ModelStore }) {
  const { phase } = store.priority(object);
  const isPlanned = phase === "now" || phase === "next" || phase === "later";
  return (
    <div>
      <span>{objectName({ store }, object)}</span>
      {store.entity("object", object)?.uncertain && <i>?</i>}
      {isPlanned && <PhaseMark phase={phase} className="map-print-mark" />}
    </div>
  );
}

function PrintedNotes({ object, look, store }: PrintedProps & { object: string }) {
  const { sections, cardEndsAfter } = columnOf(store, object, look.arrangement);
  return sections.map((section) => <ul key={section.kind}>{notesOf(section, look, store, cardEndsAfter)}</ul>);
}

const notesOf = ({ kind, items }: MapSection, look: MapLook, store: ModelStore, cardEndsAfter: string) =>
  items.map((item, at) => {
    const endsCard = item.id === cardEndsAfter;
    const { text, end, isPrimary, uncertain } = notePicture(store, item, kind === "ranked" ? at + 1 : 0, endsCard);
    return (
      <li key={item.id}>
        {!look.hidden.includes(item.kind) && (
          <div data-kind={item.kind} data-primary={isPrimary || undefined}>
            <KindMark kind={kindWords[item.kind].mark} onPaper className="map-print-mark" />
            <span>{text}</span>
            {uncertain && <i>?</i>}
            {end && <b>{end}</b>}
          </div>
        )}
        {endsCard && <p>card ends here</p>}
      </li>
    );
  });
