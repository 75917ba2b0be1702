/**
 * How long something keeps its thread busy, whatever else the machine does meanwhile: bounds on it fail for slow code alone.
 */
const rounds = 5;

/** The least processor time of several rounds, in milliseconds. */
export function busyMs(run: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}
