import fc from "fast-check";
import { expect, test } from "vitest";
import { isLongOrder, longestOrderKey, orderBetween, ordersBetween } from "#shared/document/order.ts";
import { readEntities } from "#shared/document/read.ts";
import { removeEntities, renumberLong, writeAnyField, writeField } from "#shared/document/write.ts";
import { meet, peers } from "../../support/peers.ts";
import { chance } from "../../support/random.ts";
import { harbour } from "./world.ts";

test("[O1] a new key stands between its neighbours, wherever they are", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), fc.nat(), (places, seed) => {
      const { bytes } = chance(seed);
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        const key = orderBetween(keys[at - 1] ?? null, keys[at] ?? null, bytes);
        keys.splice(at, 0, key);
      }
      expect(keys).toEqual([...keys].sort());
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test("[O2] two people who insert at one place get two keys", () => {
  const made = Array.from({ length: 200 }, (_, seed) => orderBetween("a0", "a1", chance(seed).bytes));
  expect(new Set(made).size).toBe(32);
  const last = Array.from({ length: 200 }, (_, seed) => orderBetween("a0", null, chance(seed).bytes));
  expect(new Set(last).size).toBeGreaterThan(185);
});

test("[O4] keys stay short: at the ends for ever, and at one spot for eight hundred insertions", () => {
  const { bytes } = chance(7);
  let [first, last] = ["a0", "a0"];
  let spot = "a1";
  for (let count = 0; count < 800; count++) {
    first = orderBetween(null, first, bytes);
    last = orderBetween(last, null, bytes);
    spot = orderBetween("a0", spot, bytes);
  }
  expect(Math.max(first.length, last.length)).toBeLessThanOrEqual(6);
  expect(spot.length).toBeLessThan(200);
});

test("[O2] two people who move two things to one place both see one order, with both there", () => {
  const [ana, ben] = peers(2, harbour);
  const [ship, quay, crane] = readEntities(ana.doc, "object");
  const to = () => orderBetween(null, ship?.order ?? null, ana.writer.random);
  ana.write("object:Quay", "order", to());
  ben.write("object:Crane", "order", to());
  meet(ana, ben);
  const names = readEntities(ana.doc, "object").map(({ name }) => name);
  expect(readEntities(ben.doc, "object").map(({ name }) => name)).toEqual(names);
  expect(names.at(-1)).toBe("Ship");
  expect(names.length).toBe([ship, quay, crane].length);
});

test.each([
  ["no key", "", null],
  ["garbage before", "zzz$", "a1"],
  ["garbage after", "a1", "!"],
  ["the wrong way round", "a5", "a1"],
  ["equal", "a1V", "a1V"],
])("[O3] never throws: %s", (_, before, after) => {
  const key = orderBetween(before, after);
  expect(() => orderBetween(key, null)).not.toThrow();
  if (before === after && before !== null) expect(key > before).toBe(true);
  expect(ordersBetween(before, after, 3)).toHaveLength(3);
});

test("[O4] five thousand keys dealt at once are short", () => {
  const keys = ordersBetween(null, null, 5_000);
  expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(4);
  expect(keys).toEqual([...keys].sort());
});

test("[O5] a list with a long key is dealt anew in the order it has; others are left alone", () => {
  const [ana] = peers(1, harbour);
  const ship = ana.find("object:Ship").id;
  for (const name of ["length", "beam", "flag"]) ana.create("attribute", { object: ship, name });
  const order = () => readEntities(ana.doc, "attribute").map(({ name }) => name);
  let key = "a1";
  while (key.length <= longestOrderKey) key = orderBetween("a0", key);
  writeAnyField(ana.doc, ana.writer, ana.at("attribute:beam", "rank"), key);
  const before = order();
  const roles = readEntities(ana.doc, "role");
  const written = renumberLong(ana.doc, ana.writer);
  expect(written).toBe(6);
  expect(order()).toEqual(before);
  expect(readEntities(ana.doc, "attribute").some(({ rank }) => isLongOrder(rank))).toBe(false);
  expect(readEntities(ana.doc, "role")).toEqual(roles);
  expect(renumberLong(ana.doc, ana.writer)).toBe(0);
});

test("[O6] dealing anew does not bring back what is deleted, nor what hangs on it, whoever deals", () => {
  const [ana, ben] = peers(2, harbour);
  const long = `a0${"V".repeat(longestOrderKey)}`;
  const { id } = ana.find("object:Crane");
  writeField(ana.doc, ana.writer, { kind: "priority", id, field: "order" }, long);
  writeAnyField(ana.doc, ana.writer, ana.at("object:Ship", "order"), long);
  writeAnyField(ana.doc, ana.writer, ana.at("attribute:draught", "rank"), long);
  writeAnyField(ana.doc, ana.writer, ana.at("object:Crane", "synonyms"), { a: { order: long, text: "A" } });
  removeEntities(ana.doc, ana.writer, [ana.find("object:Ship"), ana.find("object:Crane")]);
  meet(ana, ben);
  const before = ben.model();
  expect([...before.entities.object.values()].map(({ name }) => name)).toEqual(["Quay"]);
  renumberLong(ben.doc, ben.writer);
  expect(ben.model()).toEqual(before);
});

test("[O5] so are the elements of a list inside a thing, and the order of priorities", () => {
  const [ana] = peers(1, harbour);
  const long = `a0${"V".repeat(longestOrderKey)}`;
  const { id } = ana.find("object:Crane");
  writeAnyField(ana.doc, ana.writer, ana.at("object:Crane", "synonyms"), { a: { order: long, text: "A" }, b: { order: "a1", text: "B" } });
  writeField(ana.doc, ana.writer, { kind: "priority", id, field: "order" }, long);
  renumberLong(ana.doc, ana.writer);
  expect(ana.read("object:Crane")?.synonyms.map(({ value }) => value)).toEqual([
    { order: "a0", text: "A" },
    { order: "a1", text: "B" },
  ]);
  expect(ana.model().priorities.get(id)?.order).toBe("a0");
});
