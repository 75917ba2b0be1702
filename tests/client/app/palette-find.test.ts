import { expect, test } from "vitest";
import { type Findable, findIn, indexOf, markHits } from "#client/app/palette/find.ts";
import { readQuery } from "#client/app/palette/read-query.ts";

const entry = (title: string, weight = 0, also = ""): Findable => ({ id: title, title, weight, also });
const find = (entries: readonly Findable[], query: string, most = 20) =>
  findIn(entries.map(indexOf), query, most).map(({ title }) => title);

const conference = [
  entry("Session"),
  entry("Review"),
  entry("Session collects Review", 1),
  entry("Session is presented by Speaker", 1),
  entry("Write a review", 2, "Session Attendee"),
  entry("Ticket type", 0, "entry pass"),
  entry("Café"),
];

test("[I17] beginnings of words are found in any order, without case and accents", () => {
  expect(find(conference, "typ tick")).toEqual(["Ticket type"]);
  expect(find(conference, "CAFE")).toEqual(["Café"]);
});

test("[I17] inside a word from three letters on", () => {
  expect(find(conference, "view")).toContain("Review");
  expect(find(conference, "ew")).toEqual([]);
});

test("[I18] what has all that is asked for comes first, then what is named by a part of it", () => {
  expect(find(conference, "session rev").slice(0, 3)).toEqual(["Session collects Review", "Session", "Review"]);
});

test("[I18] a whole name comes before a longer one, a title before a synonym", () => {
  expect(find(conference, "session")[0]).toBe("Session");
  expect(find([...conference, entry("Entry")], "entry")).toEqual(["Entry", "Ticket type"]);
});

test("[I18] a call to action is found by its verb and its object", () => {
  const ctas = [entry("Session"), entry("Session opens", 1), entry("Book", 2, "Session Attendee"), entry("Book", 2, "Room Host")];
  expect(find(ctas, "book session")[0]).toBe("Book");
});

test("[I18] nothing typed finds nothing", () => {
  expect(find(conference, " ")).toEqual([]);
});

test("[I19] a key among 5,000 items is answered within 16 ms", () => {
  const words = ["session", "track", "speaker", "review", "ticket", "venue", "room", "sponsor", "schedule", "badge"];
  const title = (at: number) => [0, 3, 7].map((step) => words[(at * 7 + step * at) % words.length]).join(" ");
  const many = Array.from({ length: 5_000 }, (_, at) => indexOf({ id: String(at), title: `${title(at)} ${at}`, weight: at % 6 }));
  const timeOf = (query: string) => {
    const start = performance.now();
    findIn(many, query, 8);
    return performance.now() - start;
  };
  // The quickest of several: on a busy machine the others tell about its neighbours.
  for (const query of ["s", "se", "session", "session rev", "speaker room 12"]) {
    expect(Math.min(...Array.from({ length: 8 }, () => timeOf(query)))).toBeLessThan(16);
  }
});

test("[I18] what was asked for is marked in what is found", () => {
  const marked = (title: string, query: string) =>
    markHits(title, query)
      .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
      .join("");
  expect(marked("Session collects Review", "session rev")).toBe("[Session] collects [Rev]iew");
  expect(marked("Café au lait", "cafe")).toBe("[Café] au lait");
  expect(marked("Ward", "")).toBe("Ward");
});

test("[I20] a sign asks for one sort of thing, a word before a name makes one", () => {
  expect(readQuery("> undo")).toEqual({ scope: "commands", text: "undo", make: null });
  expect(readQuery("@mei").scope).toBe("people");
  expect(readQuery("#map").scope).toBe("artifacts");
  expect(readQuery("obj Ticket type").make).toEqual({ kind: "object", name: "Ticket type" });
  expect(readQuery("role Host").make).toEqual({ kind: "role", name: "Host" });
  expect(readQuery("role").make).toBeNull();
  expect(readQuery("constructor x").make).toBeNull();
});
