import { expect, test } from "vitest";
import { readCtas } from "#client/views/object-guide/cta-order.ts";
import { byRank, endsAt } from "#client/views/object-guide/relationship-words.ts";
import { deletedBy, timeOf, whyStillHere } from "#client/views/object-guide/wording.ts";
import type { Entity } from "#shared/schema/entities.ts";

const related = (more: Partial<Entity<"relationship">>) =>
  ({
    id: "r",
    source: "session",
    target: "speaker",
    label: "is presented by",
    inverseLabel: "presents",
    sourceToTarget: { min: 1, max: null },
    targetToSource: { min: 0, max: null },
    "out.rank": "",
    "in.rank": "",
    ...more,
  }) as Entity<"relationship">;

const read = (relationship: Entity<"relationship">, side: string) =>
  endsAt(relationship, side).map(({ label, other, sign, fromOther }) => [fromOther ? "from" : "to", label, other, sign]);

test("[G10] a relationship reads from the side of the open object", () => {
  expect(read(related({}), "session")).toEqual([["to", "is presented by", "speaker", "1..n"]]);
  expect(read(related({}), "speaker")).toEqual([["to", "presents", "session", "0..n"]]);
  expect(read(related({}), "room")).toEqual([]);
});

test("[G10] where only the other side has words, the other object comes first", () => {
  expect(read(related({ inverseLabel: "" }), "speaker")).toEqual([["from", "is presented by", "session", "0..n"]]);
  expect(read(related({ label: "", inverseLabel: "", sourceToTarget: null }), "session")).toEqual([["to", "is related to", "speaker", ""]]);
});

test("[G10] an object related to itself reads both ways if both have words", () => {
  expect(read(related({ target: "session", label: "follows up on", inverseLabel: "is followed up by" }), "session")).toHaveLength(2);
  expect(read(related({ target: "session", label: "follows up on", inverseLabel: "" }), "session")).toHaveLength(1);
});

test("[G10] what was never ranked comes last", () => {
  const sorted = [
    { rank: "", key: "b" },
    { rank: "a1", key: "c" },
    { rank: "", key: "a" },
    { rank: "a0", key: "d" },
  ].sort(byRank);
  expect(sorted.map(({ key }) => key).join("")).toBe("dcab");
});

const cta = (id: string, roles: Record<string, string>) =>
  ({
    id,
    verb: id,
    target: "",
    roles: Object.entries(roles).map(([key, rank]) => ({ key, value: { rank, order: "a0" } })),
  }) as unknown as Entity<"cta">;

test("[G11] calls to action stand by role, primary first, then by phase", () => {
  const phases: Record<string, string> = { rate: "next", ask: "now" };
  const ctas = [
    cta("publish", { chair: "secondary" }),
    cta("rate", { attendee: "secondary" }),
    cta("ask", { attendee: "tertiary" }),
    cta("bookmark", { attendee: "primary" }),
  ];
  const order = readCtas(ctas, ["attendee", "chair"], (id) => phases[id] ?? "unassigned").map(({ id }) => id);
  expect(order).toEqual(["bookmark", "ask", "rate", "publish"]);
});

test("[G11] a call to action that nobody may do comes last, with its roles in their order otherwise", () => {
  const ctas = [cta("none", {}), cta("both", { chair: "primary", attendee: "secondary" })];
  const read = readCtas(ctas, ["attendee", "chair"], () => "now");
  expect(read.map(({ id, roles }) => [id, ...roles])).toEqual([["both", "attendee", "chair"], ["none"]]);
});

test("[G6] who deleted something and when is said as one would", () => {
  const noon = new Date(2026, 10, 20, 14, 20).getTime();
  const mei = { name: "Mei Tanaka", isYou: false };
  expect(deletedBy(mei, noon, noon + 60_000)).toBe("Deleted by Mei, 14:20");
  expect(deletedBy({ name: "Nadia", isYou: true }, new Date(2026, 4, 19, 9, 5).getTime(), noon)).toBe("Deleted by you, 19 May");
  expect(timeOf(new Date(2025, 4, 19).getTime(), noon)).toBe("19 May 2025");
});

test("[G15] what came back says why: deleted and changed since, or its making undone when others had worked on it", () => {
  const noon = new Date(2026, 4, 20, 14, 20).getTime();
  const you = { name: "Nadia", isYou: true };
  expect(whyStillHere(you, { at: noon, batch: "b1" }, [], noon)).toBe(
    "Deleted by you, 14:20, then changed by somebody who did not know. So it stays.",
  );
  expect(whyStillHere(you, { at: noon, batch: "" }, [], noon)).toBe(
    "You took back adding it, but somebody else had worked on it. So it stays.",
  );
});
