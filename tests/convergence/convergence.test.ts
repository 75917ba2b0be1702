/**
 * Five people, one project, a bad network, ten thousand times: equal documents, valid readings, nothing refused.
 *
 * `SEED=123 npx vitest run --project convergence` replays one schedule; `SCHEDULES=100000` runs more.
 */
import { expect, test } from "vitest";
import { runSchedule } from "./schedule.ts";

const only = process.env.SEED;
const schedules = Number(process.env.SCHEDULES ?? 10_000);
const first = Number(process.env.FIRST_SEED ?? 1);

test(`[G0] [R6] [R7] whatever people do, in whatever order it arrives: ${only ? `seed ${only}` : `${schedules} schedules`}`, () => {
  const seeds = only ? [Number(only)] : Array.from({ length: schedules }, (_, index) => first + index);
  const failed: string[] = [];
  for (const seed of seeds) {
    try {
      runSchedule(seed);
    } catch (error) {
      failed.push(`SEED=${seed}: ${error instanceof Error ? error.message : String(error)}`);
      if (only) throw error;
    }
    if (failed.length >= 5) break;
  }
  expect(failed).toEqual([]);
});
