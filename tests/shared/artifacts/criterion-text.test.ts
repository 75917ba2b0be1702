/** Acceptance criteria typed in one go: docs/spec/artifacts.md, K23. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCriteria, readCriterion, writeCriterion } from "#shared/import/criterion-text.ts";

test("[K23] given, when and then are read from one line", () => {
  expect(readCriterion("Given a published session, when I bookmark it, then it is in my schedule.")).toEqual({
    given: "a published session",
    when: "I bookmark it",
    then: "it is in my schedule",
  });
  expect(readCriterion("when I bookmark it again then the bookmark is removed")).toEqual({
    given: "",
    when: "I bookmark it again",
    then: "the bookmark is removed",
  });
  expect(readCriterion("Given two bookmarks in one slot, then both are kept")).toMatchObject({ when: "", then: "both are kept" });
});

test("[K23] without the words it is what should be so", () => {
  expect(readCriterion("It works without a network.")).toEqual({ given: "", when: "", then: "It works without a network" });
});

test("[K23] the words lead only in their order", () => {
  expect(readCriterion("Given a case, then and when it is free, it is kept")).toMatchObject({ given: "a case" });
  expect(readCriterion("When I ask, given nothing else")).toEqual({ given: "", when: "I ask, given nothing else", then: "" });
});

test("[K23] lines are criteria, lines that go on belong together, bullets and numbers are not words", () => {
  const text = "1. Given a room\nWhen I book it\nThen it is mine\n\n- Given a second booking, then it is refused\n* It is quick";
  expect(readCriteria(text)).toEqual([
    { given: "a room", when: "I book it", then: "it is mine" },
    { given: "a second booking", when: "", then: "it is refused" },
    { given: "", when: "", then: "It is quick" },
  ]);
});

test("[K23] what is written reads back", () => {
  const part = fc.stringMatching(/^[a-m]{1,6}( [a-m]{1,6}){0,3}$/);
  fc.assert(
    fc.property(part, fc.option(part), part, (given, when, then) => {
      const criterion = { given, when: when ?? "", then };
      expect(readCriterion(writeCriterion(criterion))).toEqual(criterion);
    }),
  );
});
