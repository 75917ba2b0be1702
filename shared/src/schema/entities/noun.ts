import { z } from "zod";
import { defineEntity } from "../define-entity.ts";
import { byId, choice, itemPointer, line, record, set } from "../field-kinds.ts";

export const noun = defineEntity({
  kind: "noun",
  root: "nouns",
  label: "Noun",
  plural: "Nouns",
  fields: {
    text: line("Noun", { required: true, max: 80 }),
    terms: set("Terms", byId, z.object({ text: z.string().max(80) })),
    verdict: choice(
      "Verdict",
      {
        undecided: "Undecided",
        object: "Object",
        synonym: "Synonym",
        attribute: "Attribute",
        "attribute-value": "Value of an attribute",
        state: "State",
        cta: "Call to action",
        role: "Role",
        "collection-view": "Collection view",
        relationship: "Relationship",
        component: "Interface component",
        "abstract-outcome": "Abstract outcome",
        "out-of-scope": "Out of scope",
        unsure: "Unsure",
      },
      { blank: "undecided" },
    ),
    mapsTo: record("Maps to", itemPointer),
    why: line("Why", { max: 500 }),
    sip: set("Is it an object?", { by: "pattern", pattern: /^[sip]\.[0-9A-Za-z_-]{1,64}$/ }, z.enum(["yes", "no", "unsure"])),
    marked: set("Marked by hand", byId, z.object({ source: z.string().max(64), start: z.int().min(0), end: z.int().min(0) })),
  },
});
