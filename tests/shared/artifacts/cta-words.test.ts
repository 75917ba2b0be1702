/** Suggestions and sentences of the CTA matrix: docs/spec/artifacts.md, K19–K22. */
import { expect, test } from "vitest";
import { ctaCellOf } from "#shared/artifacts/cta-index.ts";
import { readCtaText } from "#shared/artifacts/cta-input.ts";
import { type StoryPart, sentenceOfCtaCell, sentenceOfTypedCta, userStory } from "#shared/artifacts/cta-sentence.ts";
import { completionOf, isBegunBy, suggestCtas } from "#shared/artifacts/cta-suggestions.ts";
import { plainSentence, type Sentence } from "#shared/artifacts/sentence.ts";
import { byName, cta, ctaMatrix } from "#tests/support/artifact-world.ts";

const names = { object: byName(["Session", "Room", "Attendee"]), role: byName(["Attendee", "Speaker", "Organiser"]) };
const ctas = [
  cta("session", "Upload slides", { speaker: ["secondary", "a0"] }),
  cta("session", "Bookmark", { attendee: ["primary", "a0"] }),
  cta("room", "Update map", { organiser: ["secondary", "a0"] }),
  cta("room", "Upload photo", { organiser: ["secondary", "a1"] }),
  cta("ticket", "Upload photo", { attendee: ["secondary", "a1"] }),
];
const index = ctaMatrix(["session", "room", "ticket"], ["attendee", "speaker", "organiser"], ctas, {
  "room>speaker": "none",
  "room>attendee": "discuss",
});
const offered = (role: string, typed: string) => suggestCtas(index, "session", role, typed).map(({ verb, from }) => `${verb} (${from})`);

test("[K19] what this object can do comes first, then the most used verb elsewhere", () => {
  expect(offered("attendee", "up")).toEqual(["Upload slides (here)", "Upload photo (elsewhere)", "Update map (elsewhere)"]);
});

test("[K19] what the cell holds is not offered again", () => {
  expect(offered("speaker", "up")).toEqual(["Upload photo (elsewhere)", "Update map (elsewhere)"]);
});

test("[K19] before anything is typed the gaps are asked for, after what others may do", () => {
  const [first, ...rest] = suggestCtas(index, "session", "speaker", "");
  expect(first).toMatchObject({ verb: "Bookmark", from: "here", cta: ctas[1]?.id });
  expect(rest[0]).toMatchObject({ from: "gap", because: "Read" });
  expect(suggestCtas(index, "session", "speaker", "remove")).toMatchObject([
    { verb: "Remove bookmark", from: "contra", because: "Bookmark" },
  ]);
});

test("[K19] words are found by their beginnings, in their order", () => {
  expect([isBegunBy("sli", "Upload slides"), isBegunBy("up sl", "Upload slides"), isBegunBy("slides up", "Upload slides")]).toEqual([
    true,
    true,
    false,
  ]);
  expect(completionOf("Upload sl", suggestCtas(index, "session", "attendee", "upload sl"))).toBe("ides");
});

const read = (sentence: Sentence) => plainSentence(sentence);

test("[K20] the bar reads one, several, an answer, and the question", () => {
  expect(read(sentenceOfCtaCell(ctaCellOf(index, "session", "speaker"), names))).toBe("As a Speaker, I can upload slides on a Session.");
  expect(read(sentenceOfCtaCell(ctaCellOf(index, "session", "attendee"), names))).toBe("As an Attendee, I can bookmark a Session.");
  expect(read(sentenceOfCtaCell(ctaCellOf(index, "room", "organiser"), names))).toBe(
    "As an Organiser, I can do 2 things with a Room: update map and upload photo.",
  );
  expect(read(sentenceOfCtaCell(ctaCellOf(index, "room", "speaker"), names))).toBe("No: a Speaker can do nothing with a Room.");
  expect(read(sentenceOfCtaCell(ctaCellOf(index, "room", "attendee"), names))).toBe("To discuss: what can an Attendee do with a Room?");
  expect(read(sentenceOfCtaCell(ctaCellOf(index, "session", "organiser"), names))).toBe("What can an Organiser do with a Session?");
});

test.each([
  ["assign > Room", "As a Speaker, I can assign a Session to a Room."],
  ["move into > Room (own)", "As a Speaker, I can move a Session into a Room (own)."],
  ["assign > Aula", "As a Speaker, I can assign a Session to an Aula."],
  ["vote for", "As a Speaker, I can vote for a Session."],
  ["ask a question", "As a Speaker, I can ask a question on a Session."],
  ["RSVP", "As a Speaker, I can RSVP a Session."],
])("[K21] %s is read while it is typed", (text, said) => {
  const input = readCtaText(text);
  const [typed] = input.says === "ctas" ? input.ctas : [];
  const target = typed?.target === "Room" ? "room" : null;
  expect(typed && read(sentenceOfTypedCta(typed, target, { object: "session", role: "speaker" }, names))).toBe(said);
});

const storyOf = (values: object) => {
  const story = cta("session", "Bookmark", { attendee: ["primary", "a"], speaker: ["secondary", "a"] }, values);
  return userStory(story, names);
};
const plain = (parts: readonly StoryPart[]) => parts.map((part) => (part.part === "field" && part.text === "" ? "…" : part.text)).join("");

test("[K22] a story names the roles, and gives each field its place", () => {
  expect(plain(storyOf({ why: "So that it shows in my Schedule.", trigger: "press it" }))).toBe(
    "As an Attendee or Speaker, I want to bookmark a Session so that it shows in my Schedule. When I press it, I should see ….",
  );
  expect(storyOf({}).filter(({ part }) => part === "field")).toHaveLength(3);
});
