/**
 * How long an edit takes from one editor to the others: 50 editors on one project, 2 edits a second each, ours with
 * permission, journal and change log on, against bare Hocuspocus in the same run.
 *
 *   npm run bench:propagation                 three repetitions, order rotated
 *   npm run bench:propagation -- --postgres   ours on a Postgres of its own, which syncs to disk
 *   npm run bench:propagation -- --snapshots  ours alone on 500 objects, with and without snapshots being written
 */
import { setTimeout as wait } from "node:timers/promises";
import type { EditorsAnswer } from "./editors.ts";
import { judge, median, percentile, printTable } from "./figures.ts";
import { askAll, endGroups, joinAll, startGroups } from "./groups.ts";
import { processorSeconds } from "./process-figures.ts";
import { type ServerKind, startServerRun } from "./servers.ts";
import { nowMicros } from "./thin-editor.ts";

const editorCount = 50;
const processCount = 2;
const everyMs = 500;
/** Until both servers' code is compiled, the embedded database's too: at 12 s a tenth of our processor time still went into compiling. */
const warmUpMs = 45_000;
const measuredMs = 20_000;
const lateMs = 1_500;
const repetitions = 3;

interface Figures {
  p50: number;
  p95: number;
  p99: number;
  max: number;
  cpuMicros: number;
  deliveredShare: number;
}

console.log(
  `${editorCount} editors in ${processCount} processes, ${1000 / everyMs} edits/s each, ${measuredMs / 1000} s measured, ${repetitions} repetitions.`,
);
console.log("Rate limits are lifted for this run (RATE_LIMITS=off); permission, journal and change log are on.\n");
if (process.argv.includes("--snapshots")) await compareWithSnapshots();
else await compareWithBare(process.argv.includes("--postgres") ? "postgres" : "ours");

/** The bound on processor time is for the default: what Postgres' own processes take is not in our server's. */
async function compareWithBare(ours: "ours" | "postgres"): Promise<void> {
  const middle = await compare("bare", ours, 0);
  judge([
    { what: "p50", measured: middle(ours, "p50"), atMost: middle("bare", "p50") + 1, unit: "ms" },
    { what: "p99", measured: middle(ours, "p99"), atMost: middle("bare", "p99") + 5, unit: "ms" },
    { what: "undelivered", measured: 1 - middle(ours, "deliveredShare"), atMost: 0, unit: "of all" },
  ]);
  if (ours === "postgres") return;
  judge([
    { what: "CPU per delivered update", measured: middle(ours, "cpuMicros") / middle("bare", "cpuMicros"), atMost: 1.3, unit: "× bare" },
  ]);
}

/** At 100 edits a second a snapshot of the 500 objects is written every five seconds. */
async function compareWithSnapshots(): Promise<void> {
  const middle = await compare("no-snapshots", "ours", 500);
  const without = middle("no-snapshots", "p99");
  const atMost = Math.max(without * 1.5, without + 2);
  judge([{ what: "p99 while snapshots are written", measured: middle("ours", "p99"), atMost, unit: "ms" }]);
}

/** Runs both by turns, prints every run and the medians. @returns a figure's median */
async function compare(first: ServerKind, second: ServerKind, objects: number) {
  const figures: { kind: ServerKind; of: Figures }[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const order = repetition % 2 === 0 ? [first, second] : [second, first];
    for (const kind of order) figures.push({ kind, of: await measure(kind, objects) });
  }
  const runs = (kind: ServerKind) => figures.filter((each) => each.kind === kind).map((each) => each.of);
  const middle = (kind: ServerKind, figure: keyof Figures) => median(runs(kind).map((each) => each[figure]));
  const names = ["p50", "p95", "p99", "max", "cpuMicros", "deliveredShare"] as const;
  printTable(
    ["server (ms)", "p50", "p95", "p99", "max", "CPU µs per delivery", "delivered"],
    [
      ...[first, second].flatMap((kind) => runs(kind).map((each, index) => [`${kind} ${index + 1}`, ...names.map((name) => each[name])])),
      ...[first, second].map((kind) => [`${kind}, median`, ...names.map((name) => middle(kind, name))]),
      [`${second} / ${first}`, ...names.map((name) => middle(second, name) / middle(first, name))],
    ],
  );
  return middle;
}

async function measure(kind: ServerKind, objects: number): Promise<Figures> {
  const server = await startServerRun(kind, editorCount, objects);
  const groups = startGroups(processCount);
  try {
    await joinAll(groups, server.places);
    await askAll(groups, { type: "edit", everyMs });
    await wait(warmUpMs);
    const from = nowMicros();
    const cpuBefore = processorSeconds(server.pid);
    await wait(measuredMs);
    const to = nowMicros();
    const cpu = processorSeconds(server.pid) - cpuBefore;
    await wait(lateMs);
    return summarise(await askAll(groups, { type: "collect", from, to }), cpu);
  } finally {
    endGroups(groups);
    await server.stop();
  }
}

function summarise(answers: readonly EditorsAnswer[], cpuSeconds: number): Figures {
  const collected = answers.filter((answer) => answer.type === "collected");
  const latency = collected.flatMap((answer) => [...answer.latencyMs]);
  const edits = collected.reduce((sum, answer) => sum + answer.edits, 0);
  return {
    p50: percentile(latency, 0.5),
    p95: percentile(latency, 0.95),
    p99: percentile(latency, 0.99),
    max: percentile(latency, 1),
    cpuMicros: (cpuSeconds * 1_000_000) / latency.length,
    deliveredShare: latency.length / (edits * (editorCount - 1)),
  };
}
