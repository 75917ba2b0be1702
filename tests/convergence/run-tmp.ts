import { runSchedule } from "/work/main/tests/convergence/schedule.ts";
const from = Number(process.argv[2]), n = Number(process.argv[3] ?? 1);
const t = performance.now(); let bad = 0;
for (let s = from; s < from + n; s++) try { runSchedule(s); } catch (e) { bad++; if (bad < 4) console.log(s, n === 1 ? (e as Error).stack : String(e).slice(0, 600)); }
console.log(n, "bad", bad, "ms each", (performance.now() - t) / n);
