/** What the kernel says about a process: processor time and memory. Linux only, like the machines the figures are for. */
import { readFileSync } from "node:fs";

/** Ticks per second of /proc/<pid>/stat; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Processor seconds of all its threads, user and system, since it began. */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Memory that is really there (VmRSS), in MB of 1,000,000 bytes. */
export function residentMb(pid: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return (Number(match?.[1]) * 1024) / 1_000_000;
}
