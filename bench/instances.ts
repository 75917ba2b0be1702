/**
 * How long an edit takes across two servers: 50 editors on one project, 25 on each of two servers, 2 edits a second each. Ours, with permission, gate,
 * journal on a Postgres that syncs, and change log, and Redis between; against bare Hocuspocus with extension-redis in the same run.
 *
 *   npm run bench:instances              three repetitions, order rotated
 *   npm run bench:instances -- --short   one short repetition, for a look
 */
import { setTimeout as wait } from "node:timers/promises";
import type { EditorsAnswer } from "./editors.ts";
import { judge, median, percentile, printTable } from "./figures.ts";
import { askAll, endGroups, joinAll, startGroups } from "./groups.ts";
import { processorSeconds } from "./process-figures.ts";
import { startPair } from "./servers.ts";
import { nowMicros } from "./thin-editor.ts";

const isShort = process.argv.includes("--short");
const editorsOnEach = 25;
const everyMs = 500;
const warmUpMs = isShort ? 10_000 : 45_000;
const measuredMs = isShort ? 8_000 : 20_000;
const lateMs = 2_500;
const repetitions = isShort ? 1 : 3;

type Kind = "bare" | "ours";

const names = ["p50", "p99", "acrossP50", "acrossP99", "cpuMicros", "deliveredShare"] as const;
type Figures = Record<(typeof names)[number], number>;

console.log(
  `${editorsOnEach} editors on each of two servers, ${1000 / everyMs} edits/s each, ${measuredMs / 1000} s measured, ${repetitions} repetitions.`,
);
console.log("Rate limits are lifted for this run (RATE_LIMITS=off); permission, journal and change log are on.\n");

const figures: { kind: Kind; of: Figures }[] = [];
for (let repetition = 0; repetition < repetitions; repetition++) {
  const order: Kind[] = repetition % 2 === 0 ? ["bare", "ours"] : ["ours", "bare"];
  for (const kind of order) figures.push({ kind, of: await measure(kind) });
}
const runs = (kind: Kind) => figures.filter((each) => each.kind === kind).map((each) => each.of);
const middle = (kind: Kind, name: keyof Figures) => median(runs(kind).map((each) => each[name]));
printTable(
  ["two servers (ms)", "p50", "p99", "p50 across", "p99 across", "CPU µs per delivery", "delivered"],
  [
    ...(["bare", "ours"] as const).flatMap((kind) =>
      runs(kind).map((each, index) => [`${kind} ${index + 1}`, ...names.map((name) => each[name])]),
    ),
    ...(["bare", "ours"] as const).map((kind) => [`${kind}, median`, ...names.map((name) => middle(kind, name))]),
    ["ours / bare", ...names.map((name) => middle("ours", name) / middle("bare", name))],
  ],
);
const ratio = (name: keyof Figures) => middle("ours", name) / middle("bare", name);
judge([
  { what: "p50, all deliveries", measured: ratio("p50"), atMost: 1.2, unit: "× bare + extension-redis" },
  { what: "p99, all deliveries", measured: ratio("p99"), atMost: 1.3, unit: "× bare + extension-redis" },
  { what: "p50, from one server to the other", measured: ratio("acrossP50"), atMost: 1.2, unit: "× bare + extension-redis" },
  { what: "p99, from one server to the other", measured: ratio("acrossP99"), atMost: 1.3, unit: "× bare + extension-redis" },
  { what: "undelivered", measured: 1 - middle("ours", "deliveredShare"), atMost: 0, unit: "of all" },
]);

async function measure(kind: Kind): Promise<Figures> {
  const pair = await startPair(kind, editorsOnEach);
  const groups = startGroups(pair.places.length);
  const processorTime = () => pair.pids.reduce((sum, pid) => sum + processorSeconds(pid), 0);
  try {
    await joinAll(groups, pair.places.flat());
    await askAll(groups, { type: "edit", everyMs });
    await wait(warmUpMs);
    const from = nowMicros();
    const cpuBefore = processorTime();
    await wait(measuredMs);
    const to = nowMicros();
    const cpu = processorTime() - cpuBefore;
    await wait(lateMs);
    return summarise(await askAll(groups, { type: "collect", from, to }), cpu);
  } finally {
    endGroups(groups);
    await pair.stop();
  }
}

function summarise(answers: readonly EditorsAnswer[], cpuSeconds: number): Figures {
  const collected = answers.filter((answer) => answer.type === "collected");
  const all = collected.flatMap(({ latencyMs }) => [...latencyMs]);
  const across = collected.flatMap(({ latencyMs, isOfOthers }) => [...latencyMs].filter((_, index) => isOfOthers[index] === 1));
  const edits = collected.reduce((sum, answer) => sum + answer.edits, 0);
  return {
    p50: percentile(all, 0.5),
    p99: percentile(all, 0.99),
    acrossP50: percentile(across, 0.5),
    acrossP99: percentile(across, 0.99),
    cpuMicros: (cpuSeconds * 1_000_000) / all.length,
    deliveredShare: all.length / (edits * (2 * editorsOnEach - 1)),
  };
}
