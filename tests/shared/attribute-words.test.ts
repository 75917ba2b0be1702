import { expect, test } from "vitest";
import { attributeTypeWords } from "#shared/schema/attribute-words.ts";

const typed = (dataType: Parameters<typeof attributeTypeWords>[0]["dataType"], allowed = 0, unit = "") =>
  attributeTypeWords({
    dataType,
    unit,
    allowed: Array.from({ length: allowed }, (_, at) => ({ key: `${at}`, value: { order: "a0", text: `Value ${at}` } })),
  });

test("[F40] the type of an attribute is said in words", () => {
  expect([typed("date-time"), typed("choice", 5), typed("choice"), typed("multi-choice", 3)]).toEqual([
    "Date and time",
    "One of 5",
    "One of",
    "Some of 3",
  ]);
});

test("[F24] a value that two people added apart from each other counts once", () => {
  const allowed = ["A+", "a+", "A-"].map((text, at) => ({ key: `${at}`, value: { order: `a${at}`, text } }));
  expect(attributeTypeWords({ dataType: "choice", unit: "", allowed })).toBe("One of 2");
});

test("[F40] a measured number is called by its unit", () => {
  expect([typed("duration", 0, "minutes"), typed("duration"), typed("text", 0, "letters")]).toEqual(["Minutes", "Duration", "Text"]);
});

test("[F40] a type not given says nothing, one of a newer client shows as written", () => {
  expect([typed(""), typed("hologram" as "text")]).toEqual(["", "hologram"]);
});
