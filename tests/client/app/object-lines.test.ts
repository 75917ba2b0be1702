/** What the palette offers to do with the objects that are named: docs/spec/interface.md, I30. */
import { expect, test } from "vitest";
import { readObjectsAsked } from "#client/app/palette/object-lines.tsx";

const names = ["Session", "Review", "Ticket Type", "Ticket"];
const find = (words: string) => {
  const asked = words.toLowerCase().split(" ");
  return names.filter((name) =>
    asked.every((word) =>
      name
        .toLowerCase()
        .split(" ")
        .some((part) => part.startsWith(word)),
    ),
  );
};
const read = (text: string, here: string | null = null) => readObjectsAsked(text, find, here);
const both = ["relate", "merge"];

test("[I30] one name, or two in the order they are said, wherever the first ends", () => {
  expect(read("sess")).toEqual({ verbs: both, objects: ["Session"] });
  expect(read("session rev")).toEqual({ verbs: both, objects: ["Session", "Review"] });
  expect(read("rev ticket type")).toEqual({ verbs: both, objects: ["Review", "Ticket Type"] });
  expect(read("ticket type"), "one name of two words").toEqual({ verbs: both, objects: ["Ticket Type"] });
  expect(read("nobody")).toEqual({ verbs: both, objects: [] });
});

test("[I30] a verb asks for itself, and said alone it is about the object that is open", () => {
  expect(read("merge session into review")).toEqual({ verbs: ["merge"], objects: ["Session", "Review"] });
  expect(read("rel review")).toEqual({ verbs: ["relate"], objects: ["Review"] });
  expect(read("merge", "Ticket")).toEqual({ verbs: ["merge"], objects: ["Ticket"] });
  expect(read("merge")).toEqual({ verbs: ["merge"], objects: [] });
  expect(read("", "Ticket")).toEqual({ verbs: [], objects: [] });
});
