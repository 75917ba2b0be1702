/** The wall and its columns: docs/spec/object-map.md, B4, B7. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnAt, leftOf, nextZoom, rangeOf, scrollFor, wallFor, widthOf } from "#client/views/object-map/geometry.ts";
import type { Zoom } from "#client/views/object-map/map-context.ts";
import { fullPlace, planColumnMove } from "#client/views/object-map/reorder-objects.ts";
import { countingKeys } from "#tests/support/artifact-world.ts";

const frame = { width: 1_150, height: 740 };

test("[B7] what is in sight is drawn, little beyond it, however far the wall is scrolled", () => {
  const zoom = fc.constantFrom<Zoom>("all", "one", 0.25, 0.5, 1, 2);
  fc.assert(
    fc.property(zoom, fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (size, columns, scrolled) => {
      const wall = wallFor(size, frame, columns, 30);
      const left = scrolled * Math.max(0, widthOf(wall, columns) * wall.scale - frame.width);
      const { first, last } = rangeOf(wall, left, frame.width, columns);
      if (wall.perRow < columns) {
        expect([first, last]).toEqual([0, columns - 1]);
        return;
      }
      for (let at = 0; at < columns; at++) {
        const from = leftOf(wall, at) * wall.scale - left;
        const isInSight = from < frame.width && from + wall.columnWidth * wall.scale > 0;
        if (isInSight) expect(at >= first && at <= last).toBe(true);
      }
      expect(last - first).toBeLessThanOrEqual(frame.width / (wall.step * wall.scale) + 6);
    }),
  );
});

test("[B7] the whole map fits into the wall", () => {
  for (const columns of [1, 14, 42, 200]) {
    const wall = wallFor("all", frame, columns, 30);
    const rows = Math.ceil(columns / wall.perRow);
    expect(widthOf(wall, columns) * wall.scale).toBeLessThanOrEqual(frame.width + 1);
    expect(rows * (30 * 33 + 80) * wall.scale).toBeLessThanOrEqual(rows > 1 ? frame.height : Number.POSITIVE_INFINITY);
  }
});

test("[B7] the column in the middle stays when the wall or its columns get another size", () => {
  const sizes = fc.constantFrom<Zoom>("one", 0.5, 0.8, 1, 2);
  const widths = fc.constantFrom(390, 1_035, 1_150, 2_000);
  fc.assert(
    fc.property(sizes, sizes, widths, widths, fc.integer({ min: 14, max: 25 }), (from, to, was, width, column) => {
      const [before, now] = [wallFor(from, { width: was, height: 740 }, 42, 30), wallFor(to, { width, height: 740 }, 42, 30)];
      const middle = leftOf(before, column) * before.scale + (before.columnWidth * before.scale) / 2;
      const left = scrollFor({ wall: before, left: Math.max(0, middle - was / 2), width: was }, now, width);
      const seen = Math.max(0, middle - was / 2) === 0 ? null : columnAt(now, (left + width / 2) / now.scale, 42).column;
      if (seen !== null) expect(seen).toBe(column);
    }),
  );
});

test("a step nearer and one farther come back, from the whole map to one object", () => {
  let zoom: Zoom = "all";
  const seen: Zoom[] = [zoom];
  while (zoom !== "one") {
    zoom = nextZoom(zoom, 1);
    seen.push(zoom);
  }
  expect(seen.length).toBeGreaterThan(6);
  for (let at = 1; at < seen.length; at++) expect(nextZoom(seen[at] ?? 1, -1)).toBe(seen[at - 1]);
});

test("a place of the wall is in the column that is drawn there", () => {
  const wall = wallFor(1, frame, 12, 30);
  for (let at = 0; at < 12; at++) {
    expect(columnAt(wall, leftOf(wall, at) + 1, 12)).toEqual({ column: at, isLeft: true });
    expect(columnAt(wall, leftOf(wall, at) + 171, 12)).toEqual({ column: at, isLeft: false });
  }
  expect(columnAt(wall, 99_999, 12).column).toBe(11);
});

test("[B4] a column comes to stand before the one it was put before, hidden ones or not", () => {
  const all = ["a", "b", "c", "d", "e"];
  expect(fullPlace(all, ["a", "c", "e"], "e", 1)).toBe(2);
  expect(fullPlace(all, ["a", "c"], "a", 1)).toBe(2);
  const keyed = all.map((id, at) => ({ id, key: `a${at}` }));
  expect(planColumnMove(keyed, "e", 2, countingKeys())).toMatchObject([{ kind: "object", id: "e", field: "order" }]);
  expect(planColumnMove(keyed, "c", 2, countingKeys())).toEqual([]);
});

test("[B4] where an object never had a place all are dealt one, in the order that was seen", () => {
  const keyed = ["a", "b", "c"].map((id) => ({ id, key: "" }));
  expect(planColumnMove(keyed, "c", 0, countingKeys()).map((change) => "id" in change && change.id)).toEqual(["c", "a", "b"]);
});
