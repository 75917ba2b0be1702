/** How times, sizes, counts and file names are said (docs/spec/interface.md I10, I12). */
import { expect, test } from "vitest";
import { countOf } from "#client/parts/counted.ts";
import { copyFileName } from "#client/parts/save-file.ts";
import { clockTime, fileSize, relativeTime } from "#client/parts/times.ts";

const now = new Date(2026, 4, 19, 14, 20).getTime();
const minutes = (count: number) => now - count * 60_000;

test.each([
  [minutes(0.5), "just now"],
  [minutes(2), "2 min ago"],
  [minutes(59), "59 min ago"],
  [new Date(2026, 4, 19, 9, 5).getTime(), "09:05"],
  [new Date(2026, 4, 18, 18, 20).getTime(), "yesterday 18:20"],
  [new Date(2026, 4, 9, 12, 0).getTime(), "9 May"],
  [new Date(2025, 4, 2, 12, 0).getTime(), "2 May 2025"],
])("[I10] near times are counted, far ones dated: %s is %s", (at, says) => {
  expect(relativeTime(at, now)).toBe(says);
});

test("[I10] a clock that runs ahead does not show a negative age", () => {
  expect(relativeTime(now + 5_000, now)).toBe("just now");
});

test("[I10] the evening before midnight is yesterday, however few hours ago", () => {
  const midnight = new Date(2026, 4, 19, 0, 30).getTime();
  expect(clockTime(new Date(2026, 4, 18, 23, 0).getTime(), midnight)).toBe("yesterday 23:00");
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [77_400, "77 kB"],
  [1_943_000, "1.9 MB"],
  [2_400_000_000, "2.4 GB"],
])("%d bytes are %s", (bytes, says) => {
  expect(fileSize(bytes)).toBe(says);
});

test("one thing is not counted as many", () => {
  expect([countOf(1, "change"), countOf(0, "change"), countOf(2, "person", "people")]).toEqual(["1 change", "0 changes", "2 people"]);
});

test.each([
  ["Harbour Conf app", "harbour-conf-app.orca.json"],
  ["Café Zürich: räume / größe", "cafe-zurich-raume-große.orca.json"],
  ["../../etc/passwd", "etc-passwd.orca.json"],
  ["", "project.orca.json"],
])("[I12] a copy of %j is saved as %s", (name, file) => {
  expect(copyFileName(name)).toBe(file);
});
