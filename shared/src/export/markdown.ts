/**
 * The object guide as Markdown: a chapter for each object with what hangs on it. Names are text; prose is Markdown already and stands as
 * it was written, except that HTML in it does nothing. Rules EX8, EX9.
 */

import { ctasOf } from "../artifacts/cta-index.ts";
import { userStory } from "../artifacts/cta-sentence.ts";
import { isNested, sideOf } from "../artifacts/nesting-cell.ts";
import { nestedOn } from "../artifacts/nesting-index.ts";
import { attributeTypeWords } from "../schema/attribute-words.ts";
import { fieldsOf } from "../schema/define-entity.ts";
import { type Entity, entities } from "../schema/entities.ts";
import { multiplicitySign } from "../schema/multiplicity.ts";
import { describeSip } from "../schema/sip.ts";
import { ctasByCell, type ExportModel, nameOf, nestingOf, projectName } from "./export-model.ts";
import type { PartKey } from "./formats.ts";
import { writeValue } from "./write-value.ts";

export interface MarkdownOptions {
  readonly parts: readonly PartKey[];
  /** When it is made, in words. */
  readonly made: string;
}

export function writeMarkdown(model: ExportModel, { parts, made }: MarkdownOptions): string {
  const has = (part: PartKey) => parts.includes(part);
  const index = { nesting: nestingOf(model), ctas: ctasByCell(model) };
  const objects = [...model.entities.object.values()].flatMap((object) => [
    "",
    `## ${inline(object.name || "Object without a name")}`,
    ...(has("object-guide") ? guideLines(model, object) : []),
    ...(has("nested-object-matrix") ? nestedLines(model, index.nesting, object.id) : []),
    ...(has("cta-matrix") ? ctaLines(model, ctasOf(index.ctas, object.id)) : []),
    ...(has("attribute-specs") ? attributeLines(model, object.id) : []),
  ]);
  const head = [`# ${inline(projectName(model))}`, "", ...proseLines(model.project.description), `_${made}_`];
  const lines = [...head, ...objects, ...(has("questions") ? questionLines(model) : [])];
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}

const notInHead = new Set(["name", "sip", "definition", "agreed", "variationOf", "decisionTarget"]);

/** Every field of an object that says something, as it is declared. */
function guideLines(model: ExportModel, object: Entity<"object">): string[] {
  const values = object as unknown as Record<string, unknown>;
  const fields = fieldsOf(entities.object).filter(([name, field]) => !notInHead.has(name) && field.type !== "order");
  const short = fields.flatMap(([name, field]) => {
    const text = field.type === "prose" ? "" : String(writeValue(model, `object.${name}`, field, values[name]));
    return text === "" ? [] : [`- **${field.label}:** ${inline(text.split("\n").join(", "))}`];
  });
  const long = fields.flatMap(([name, field]) => {
    const text = field.type === "prose" ? String(values[name]) : "";
    return text.trim() === "" ? [] : ["", `### ${field.label}`, "", ...proseLines(text)];
  });
  const test = object.sip.length > 0 ? [`- **Is it an object?** ${describeSip(object.sip)}`] : [];
  return ["", ...proseLines(object.definition), ...short, ...test, ...long];
}

function nestedLines(model: ExportModel, index: ReturnType<typeof nestingOf>, id: string): string[] {
  const nested = nestedOn(index, id).filter(({ relationship, direction }) => isNested(relationship[`${direction}.nested`]));
  const lines = nested.map(({ relationship, direction }) => {
    const { label, multiplicity } = sideOf(relationship, direction);
    const other = nameOf(model, "object", direction === "out" ? relationship.target : relationship.source);
    const sign = multiplicitySign(multiplicity);
    return `- ${[label && inline(label), `**${inline(other)}**`, sign && `(${sign})`].filter(Boolean).join(" ")}`;
  });
  return section("Nested objects", lines);
}

function ctaLines(model: ExportModel, ctas: readonly Entity<"cta">[]): string[] {
  const lines = ctas.flatMap((cta) => {
    const story = storyOf(model, cta);
    const criteria = [...model.entities.criterion.values()].filter((criterion) => criterion.cta === cta.id);
    return [
      `- **${inline(cta.verb || "No verb yet")}**${story === "" ? "" : `: ${inline(story)}`}`,
      ...criteria.map(({ given, when, then }) => `  - Given ${inline(given)}, when ${inline(when)}, then ${inline(then)}`),
    ];
  });
  return section("Calls to action", lines);
}

/** The user story as far as it is written: "As an Attendee, I want to bookmark a Session so that …". */
export function storyOf(model: ExportModel, cta: Entity<"cta">): string {
  const names = { object: (id: string) => model.entities.object.get(id), role: (id: string) => model.entities.role.get(id) };
  const parts = userStory(cta, names);
  const said: string[] = [];
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    // Words that lead into a field nobody has written stay out.
    if (next?.part === "field" && next.text === "") said.push(part.text.startsWith(".") ? "." : "");
    else if (part.part !== "field" || part.text !== "") said.push(part.text);
  }
  return said
    .join("")
    .replace(/\s+/g, " ")
    .replace(/(?:\.\s*)+$/, ".")
    .trim();
}

function attributeLines(model: ExportModel, id: string): string[] {
  const attributes = [...model.entities.attribute.values()].filter(({ object }) => object === id);
  const { fields } = entities.attribute;
  const rows = attributes.map((attribute) => {
    const cells = [
      attribute.name || "No name yet",
      attributeTypeWords(attribute),
      writeValue(model, "", fields.kind, attribute.kind),
      attribute.required ? "Yes" : "",
      attribute.example,
    ];
    return `| ${cells.map((cell) => inline(String(cell))).join(" | ")} |`;
  });
  const head = ["| Attribute | Type | Kind | Required | Example |", "| --- | --- | --- | --- | --- |"];
  return rows.length === 0 ? [] : ["", "### Attributes", "", ...head, ...rows];
}

function questionLines(model: ExportModel): string[] {
  const { fields } = entities.question;
  const lines = [...model.entities.question.values()].map((question) => {
    const about = question.about ? String(writeValue(model, "", fields.about, question.about)) : "";
    const more = [about && `about ${about}`, question.owner, writeValue(model, "", fields.status, question.status)]
      .filter(Boolean)
      .join(", ");
    const answer = question.answer.trim() === "" ? "" : `\n  ${inline(question.answer)}`;
    return `- ${inline(question.text)} (${inline(more)})${answer}`;
  });
  return lines.length === 0 ? [] : ["", "## Open questions", "", ...lines];
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ["", `### ${title}`, "", ...lines]);

/** One line of text in which nothing is markup. */
export function inline(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|#&~]/g, "\\$&")
    .replace(/^(\d+)([.)])(?=\s)/, "$1\\$2")
    .replace(/^[-+](?=\s)/, "\\$&");
}

/** Prose as it was written; tags are shown instead of done, and its headings stand below those of the guide. */
function proseLines(prose: string): string[] {
  if (prose.trim() === "") return [];
  const text = prose
    .trim()
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/^(#{1,6})(?=\s)/gm, (marks) => "#".repeat(Math.min(6, marks.length + 3)));
  return [...text.split("\n"), ""];
}
