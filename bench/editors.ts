/**
 * A process full of thin editors: started and asked by `propagation.ts`.
 *
 * Each editor makes its edits on its own beat, whatever the server does (an open loop), so that a slow server can not
 * slow down the question.
 */
import { type EditorPlace, ThinEditor } from "./thin-editor.ts";

export type EditorsCommand =
  | { type: "connect"; first: number; places: readonly EditorPlace[] }
  | { type: "edit"; everyMs: number }
  | { type: "collect"; from: number; to: number };

export type EditorsAnswer =
  | { type: "connected" }
  | { type: "editing" }
  | { type: "collected"; edits: number; madeAt: Float64Array; latencyMs: Float64Array; waiting: number }
  | { type: "failed"; why: string };

const editors: ThinEditor[] = [];
const beats: NodeJS.Timeout[] = [];
/** When each edit of this process was made. */
const edits: number[] = [];
/** For each delivery to one of this process' editors: when its edit was made, and how long it took. */
const madeAt: number[] = [];
const latencyMs: number[] = [];

process.on("message", (command: EditorsCommand) => {
  obey(command).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ type: "failed", why: String(error) } satisfies EditorsAnswer),
  );
});
process.on("disconnect", () => process.exit());

async function obey(command: EditorsCommand): Promise<EditorsAnswer> {
  if (command.type === "connect") return join(command.first, command.places);
  if (command.type === "edit") return edit(command.everyMs);
  return collect(command.from, command.to);
}

async function join(first: number, places: readonly EditorPlace[]): Promise<EditorsAnswer> {
  for (const [index, place] of places.entries()) {
    const editor = new ThinEditor(first + index, place);
    await editor.ready;
    editors.push(editor);
  }
  return { type: "connected" };
}

/** Beats are spread evenly over the interval, with a little chance, as people are. */
function edit(everyMs: number): EditorsAnswer {
  for (const [index, editor] of editors.entries()) {
    editor.onDelivery = record;
    const offset = ((index + Math.random()) / editors.length) * everyMs;
    setTimeout(() => beats.push(setInterval(() => edits.push(editor.edit()), everyMs)), offset);
  }
  return { type: "editing" };
}

function record(made: number, now: number): void {
  madeAt.push(made);
  latencyMs.push((now - made) / 1000);
}

function collect(from: number, to: number): EditorsAnswer {
  for (const beat of beats) clearInterval(beat);
  const inside = madeAt.flatMap((made, index) => (made >= from && made < to ? [index] : []));
  const pick = (values: readonly number[]) => Float64Array.from(inside, (index) => values[index] ?? Number.NaN);
  return {
    type: "collected",
    edits: edits.filter((made) => made >= from && made < to).length,
    madeAt: pick(madeAt),
    latencyMs: pick(latencyMs),
    waiting: editors.reduce((sum, each) => sum + each.waiting, 0),
  };
}
