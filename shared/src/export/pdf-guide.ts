/** The object guide on upright pages: text that flows, a head never alone at the foot of a page. */
import { ctasOf } from "../artifacts/cta-index.ts";
import { isNested, sideOf } from "../artifacts/nesting-cell.ts";
import { nestedOn } from "../artifacts/nesting-index.ts";
import { attributeTypeWords } from "../schema/attribute-words.ts";
import { fieldsOf } from "../schema/define-entity.ts";
import { type Entity, entities } from "../schema/entities.ts";
import { multiplicitySign } from "../schema/multiplicity.ts";
import { ctasByCell, type ExportModel, nameOf, nestingOf, onObject, phaseOf } from "./export-model.ts";
import { storyOf } from "./markdown.ts";
import { frameOf, ink, kindMark, type Mark, type Page, type Paper, tones } from "./page.ts";
import type { TypeSetter, Weight } from "./pdf-text.ts";
import { writeValue } from "./write-value.ts";

/** A piece of text that stands together as far as it can. */
interface Block {
  readonly text: string;
  readonly size: number;
  readonly weight?: Weight;
  readonly fill?: string;
  readonly before: number;
  readonly indent?: number;
  /** Stays with what follows. */
  readonly leads?: boolean;
  readonly mark?: "object" | "cta" | "core" | "metadata";
}

const leading = 1.38;

export function guidePages(model: ExportModel, paper: Paper, setter: TypeSetter): Page[] {
  const index = { nesting: nestingOf(model), ctas: ctasByCell(model) };
  const blocks = [...model.entities.object.values()].flatMap((object): Block[] => [
    { text: object.name || "Object without a name", size: 17, weight: "bold", before: 26, leads: true, mark: "object" },
    ...describeObject(model, object),
    ...listed("Nested objects", nestedWords(model, index.nesting, object.id)),
    ...listed(
      "Calls to action",
      ctasOf(index.ctas, object.id).map((cta) => ctaWords(model, cta)),
      "cta",
    ),
    ...listed("Attributes", onObject(model, "attribute", object.id).map(attributeWords), "core"),
  ]);
  return flow(blocks, paper, setter);
}

function describeObject(model: ExportModel, object: Entity<"object">): Block[] {
  const values = object as unknown as Record<string, unknown>;
  const left = new Set(["name", "agreed", "sip", "definition", "icon"]);
  const fields = fieldsOf(entities.object).filter(([name, field]) => field.type !== "order" && !left.has(name));
  const phase = phaseOf(model, object.id);
  const said = fields.flatMap(([name, field]): Block[] => {
    const text = String(writeValue(model, `object.${name}`, field, values[name])).trim();
    if (text === "") return [];
    return [{ text: `${field.label}: ${field.type === "prose" ? text : text.split("\n").join(", ")}`, size: 9, before: 4 }];
  });
  const definition: Block[] = object.definition.trim() === "" ? [] : [{ text: object.definition.trim(), size: 11, before: 5 }];
  return [...definition, ...(phase === "" ? [] : [{ text: `Phase: ${phase}`, size: 9, before: 4 }]), ...said];
}

function nestedWords(model: ExportModel, index: ReturnType<typeof nestingOf>, id: string): string[] {
  const nested = nestedOn(index, id).filter(({ relationship, direction }) => isNested(relationship[`${direction}.nested`]));
  return nested.map(({ relationship, direction }) => {
    const { label, multiplicity } = sideOf(relationship, direction);
    const other = nameOf(model, "object", direction === "out" ? relationship.target : relationship.source);
    return [label, other, multiplicitySign(multiplicity)].filter(Boolean).join("  ");
  });
}

function ctaWords(model: ExportModel, cta: Entity<"cta">): string {
  const story = storyOf(model, cta);
  return story === "" ? cta.verb || "No verb yet" : `${cta.verb || "No verb yet"}. ${story}`;
}

const attributeWords = (attribute: Entity<"attribute">): string =>
  [attribute.name || "No name yet", attributeTypeWords(attribute), attribute.required ? "required" : ""].filter(Boolean).join(", ");

function listed(title: string, lines: readonly string[], mark: Block["mark"] = "object"): Block[] {
  if (lines.length === 0) return [];
  return [
    { text: title, size: 9, weight: "bold", fill: ink.quiet, before: 10, leads: true },
    ...lines.map((text): Block => ({ text, size: 9, before: 3, indent: 12, mark })),
  ];
}

function flow(blocks: readonly Block[], paper: Paper, setter: TypeSetter): Page[] {
  const { width, height, left, top, right, bottom } = frameOf(paper, false);
  const pages: Mark[][] = [];
  let marks: Mark[] = [];
  let y = top;
  const turn = () => {
    if (marks.length > 0) pages.push(marks);
    marks = [];
    y = top;
  };
  for (const [at, { text, size, weight = "regular", fill = ink.text, before, indent = 0, leads, mark }] of blocks.entries()) {
    const step = size * leading;
    const start = left + indent + (mark ? size : 0);
    const lines = setter.wrap(text, right - start, size, weight);
    const next = blocks[at + 1];
    const needed = step * Math.min(lines.length, 2) + (leads && next ? next.size * leading * 2 + next.before : 0);
    if (y + before + needed > bottom) turn();
    else y += marks.length === 0 ? 0 : before;
    if (mark) marks.push(...kindMark(mark, left + indent, y + size * 0.36, size * 0.62, tones[mark].mark));
    for (const words of lines) {
      if (y + step > bottom) turn();
      y += step;
      marks.push({ shape: "text", x: start, y: y - size * 0.3, text: words, size, weight, fill });
    }
  }
  turn();
  return pages.map((each) => ({ name: "Object guide", width, height, marks: each }));
}
