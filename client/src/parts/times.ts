/** Times as people say them: 14:20 today, yesterday 18:20, 9 May, 2 May 2025. Pure: the present is given. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** When something happened, near times counted and far ones dated. `at` and `now` in ms since 1970. */
export function relativeTime(at: number, now: number): string {
  const age = now - at;
  if (age < minuteMs) return "just now";
  if (age < hourMs) return `${Math.floor(age / minuteMs)} min ago`;
  return clockTime(at, now);
}

/** The time of day, with its day unless that is today. */
export function clockTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return time.format(at);
  if (days === 1) return `yesterday ${time.format(at)}`;
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? day.format(at) : dayOfYear.format(at);
}

/** Midnights between two moments, where the reader is. */
function daysBetween(at: number, now: number): number {
  const start = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  return Math.round((start(now) - start(at)) / (24 * hourMs));
}

/** 1 943 000 → "1.9 MB". */
export function fileSize(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${step > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}
