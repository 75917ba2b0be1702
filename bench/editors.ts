/**
 * A process full of thin editors: started and asked by whoever has `groups.ts`.
 *
 * Each editor makes its edits on its own beat, whatever the server does (an open loop), so that a slow server can not
 * slow down the question.
 */
import { type EditorPlace, ThinEditor } from "./thin-editor.ts";

export type EditorsCommand =
  /** `atOnce` of them try to come in at a time. */
  | { type: "connect"; first: number; places: readonly EditorPlace[]; atOnce: number }
  | { type: "show"; everyMs: number }
  | { type: "edit"; everyMs: number }
  | { type: "collect"; from: number; to: number };

export type EditorsAnswer =
  | { type: "connected"; failed: number }
  | { type: "showing" }
  | { type: "editing" }
  /** `gone`: editors that had come in, and whose socket is closed. */
  | {
      type: "collected";
      edits: number;
      madeAt: Float64Array;
      latencyMs: Float64Array;
      isOfOthers: Uint8Array;
      waiting: number;
      gone: number;
    }
  | { type: "failed"; why: string };

/** An editor's mark has two letters, so more of them in one process share theirs; in a document of their own nobody does. */
const mostMarks = 36 ** 2;
const patienceMs = 30_000;

const editors: ThinEditor[] = [];
const beats: NodeJS.Timeout[] = [];
/** When each edit of this process was made. */
const edits: number[] = [];
/** For each delivery to one of this process' editors: when its edit was made, and how long it took. */
const madeAt: number[] = [];
const latencyMs: number[] = [];
/** Whether it came from an editor in another process: 1 or 0. */
const isOfOthers: number[] = [];
/** Numbers of this process' editors. */
const here = new Set<number>();

process.on("message", (command: EditorsCommand) => {
  obey(command).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ type: "failed", why: String(error) } satisfies EditorsAnswer),
  );
});
process.on("disconnect", () => process.exit());

async function obey(command: EditorsCommand): Promise<EditorsAnswer> {
  if (command.type === "connect") return join(command);
  if (command.type === "show") return show(command.everyMs);
  if (command.type === "edit") return edit(command.everyMs);
  return collect(command.from, command.to);
}

async function join({ first, places, atOnce }: EditorsCommand & { type: "connect" }): Promise<EditorsAnswer> {
  const waiting = places.entries();
  let failed = 0;
  const comeIn = async () => {
    for (const [index, place] of waiting) {
      const number = (first + index) % mostMarks;
      here.add(number);
      const editor = new ThinEditor(number, place);
      if (await isReady(editor)) editors.push(editor);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, comeIn));
  return { type: "connected", failed };
}

async function isReady(editor: ThinEditor): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), patienceMs);
  const ready = editor.ready.then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([ready, late.promise]);
  clearTimeout(timer);
  return answer;
}

/** Says again and again where each of them is, as browsers do. */
function show(everyMs: number): EditorsAnswer {
  onBeat(everyMs, (editor) => editor.isOpen && editor.show({ view: "guide" }));
  return { type: "showing" };
}

function edit(everyMs: number): EditorsAnswer {
  for (const editor of editors) editor.onDelivery = record;
  onBeat(everyMs, (editor) => edits.push(editor.edit()));
  return { type: "editing" };
}

/** Beats are spread evenly over the interval, with a little chance, as people are. */
function onBeat(everyMs: number, act: (editor: ThinEditor) => void): void {
  for (const [index, editor] of editors.entries()) {
    const begin = () => {
      act(editor);
      beats.push(setInterval(act, everyMs, editor));
    };
    setTimeout(begin, ((index + Math.random()) / editors.length) * everyMs);
  }
}

function record(made: number, now: number, by: number): void {
  isOfOthers.push(here.has(by) ? 0 : 1);
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
    isOfOthers: Uint8Array.from(inside, (index) => isOfOthers[index] ?? 0),
    waiting: editors.reduce((sum, each) => sum + each.waiting, 0),
    gone: editors.filter((each) => !each.isOpen).length,
  };
}
