/**
 * Many sockets: 1,000 and 5,000 of them, ten to a project, each showing where it is every 15 s, with 100 edits a second over all. What a
 * socket takes of the server's memory, how many could not connect, and how long edits take; against bare Hocuspocus in the same run.
 *
 *   npm run bench:sockets                 both sizes, three repetitions, order rotated
 *   npm run bench:sockets -- 1000 --once  one size, one repetition
 *   npm run bench:sockets -- --postgres   ours on a Postgres of its own, which syncs to disk
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { EditorsAnswer } from "./editors.ts";
import { judge, median, percentile, printTable } from "./figures.ts";
import { askAll, endGroups, joinAll, startGroups, tryToJoin } from "./groups.ts";
import { processorSeconds, residentMb } from "./process-figures.ts";
import { type ServerRun, startServerForMany } from "./servers.ts";
import { nowMicros } from "./thin-editor.ts";

const given = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const sizes = given.length > 0 ? given.map(Number) : [1_000, 5_000];
const ours = process.argv.includes("--postgres") ? "postgres" : "ours";
const repetitions = process.argv.includes("--once") ? 1 : 3;
const perProject = 10;
const processCount = 2;
const atOnce = 10;
const editsPerSecond = 100;
const showEveryMs = 15_000;
/** Some edits before anything is measured, so that loading and compiling code is nobody's connection. */
const firstUseMs = 6_000;
const restMs = 4_000;
const settleMs = 16_000;
const warmUpMs = 10_000;
const measuredMs = 30_000;
const lateMs = 5_000;

type Kind = "bare" | typeof ours;

interface Figures {
  kibEach: number;
  activeKibEach: number;
  failed: number;
  p50: number;
  p95: number;
  p99: number;
  cpuShare: number;
  undelivered: number;
}
const names = ["kibEach", "activeKibEach", "failed", "p50", "p95", "p99", "cpuShare", "undelivered"] as const;

allowSockets(Math.max(...sizes));
console.log(
  `${perProject} editors to a project, in ${processCount} processes, ${editsPerSecond} edits/s over all, ${measuredMs / 1000} s measured, ${repetitions} repetition(s).`,
);
console.log("Rate limits and limits on the number of sockets are lifted; permission, journal and change log are on.\n");
for (const size of sizes) await compare(size);
process.exit();

async function compare(size: number): Promise<void> {
  const figures: { kind: Kind; of: Figures }[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const order: Kind[] = repetition % 2 === 0 ? ["bare", ours] : [ours, "bare"];
    for (const kind of order) figures.push({ kind, of: await measure(kind, size) });
  }
  const runs = (kind: Kind) => figures.filter((each) => each.kind === kind).map((each) => each.of);
  const middle = (kind: Kind, figure: keyof Figures) => median(runs(kind).map((each) => each[figure]));
  const kinds = ["bare", ours] as const;
  printTable(
    [`${size} sockets`, "KiB each", "KiB each, edited", "failed", "p50 ms", "p95", "p99", "CPU %", "undelivered %"],
    [
      ...kinds.flatMap((kind) => runs(kind).map((each, index) => [`${kind} ${index + 1}`, ...names.map((name) => each[name])])),
      ...kinds.map((kind) => [`${kind}, median`, ...names.map((name) => middle(kind, name))]),
      [
        `${ours} / bare`,
        ...names.map((name) => (name === "failed" || name === "undelivered" ? "" : middle(ours, name) / middle("bare", name))),
      ],
    ],
  );
  judge([
    { what: `${size} sockets: memory of each`, measured: middle(ours, "kibEach") / middle("bare", "kibEach"), atMost: 1.3, unit: "× bare" },
    {
      what: `${size} sockets: failed to connect, or lost`,
      measured: Math.max(...runs(ours).map((each) => each.failed)),
      atMost: 0,
      unit: "",
    },
    { what: `${size} sockets: p99`, measured: middle(ours, "p99"), atMost: middle("bare", "p99") + 2, unit: "ms" },
    { what: `${size} sockets: undelivered`, measured: middle(ours, "undelivered"), atMost: 0, unit: "%" },
  ]);
  console.log("");
}

async function measure(kind: Kind, size: number): Promise<Figures> {
  const server = await startServerForMany(kind, size / perProject + 1, perProject);
  const groups = startGroups(processCount);
  try {
    await warmUp(server);
    const before = residentMb(server.pid);
    const kibEach = () => ((residentMb(server.pid) - before) * 1_000_000) / 1024 / size;
    const failed = await tryToJoin(groups, server.places.slice(perProject), atOnce);
    await askAll(groups, { type: "show", everyMs: showEveryMs });
    await wait(settleMs);
    const connected = kibEach();
    await askAll(groups, { type: "edit", everyMs: (size / editsPerSecond) * 1000 });
    await wait(warmUpMs);
    const from = nowMicros();
    const cpuBefore = processorSeconds(server.pid);
    await wait(measuredMs);
    const to = nowMicros();
    const cpuShare = ((processorSeconds(server.pid) - cpuBefore) / measuredMs) * 100_000;
    await wait(lateMs);
    const answers = await askAll(groups, { type: "collect", from, to });
    return { ...summarise(answers, failed), kibEach: connected, activeKibEach: kibEach(), cpuShare };
  } finally {
    endGroups(groups);
    await server.stop();
  }
}

/** Ten editors of the first project come, edit and go. */
async function warmUp(server: ServerRun): Promise<void> {
  const first = startGroups(1);
  await joinAll(first, server.places.slice(0, perProject));
  await askAll(first, { type: "show", everyMs: 1_000 });
  await askAll(first, { type: "edit", everyMs: (perProject / editsPerSecond) * 1000 });
  await wait(firstUseMs);
  endGroups(first);
  await wait(restMs);
}

function summarise(answers: readonly EditorsAnswer[], failed: number) {
  const collected = answers.filter((answer) => answer.type === "collected");
  const latency = collected.flatMap((answer) => [...answer.latencyMs]);
  const edits = collected.reduce((sum, answer) => sum + answer.edits, 0);
  return {
    failed: failed + collected.reduce((sum, answer) => sum + answer.gone, 0),
    p50: percentile(latency, 0.5),
    p95: percentile(latency, 0.95),
    p99: percentile(latency, 0.99),
    undelivered: (1 - latency.length / (edits * (perProject - 1))) * 100,
  };
}

/** Each socket is an open file, here and in the server. Node takes as many as it may; only how many that are can be too few. */
function allowSockets(count: number): void {
  const needed = count + 500;
  const allowed = () => Number(/Max open files\s+(\S+)/.exec(readFileSync("/proc/self/limits", "utf8"))?.[1]);
  if (allowed() >= needed) return;
  try {
    execFileSync("prlimit", [`--pid=${process.pid}`, `--nofile=${needed}:${needed}`], { stdio: "ignore" });
  } catch {
    // Said below.
  }
  if (allowed() >= needed) return;
  console.error(`This account may open ${allowed()} files, and ${needed} are needed. Raise it (ulimit -n ${needed}) and start again.`);
  process.exit(1);
}
