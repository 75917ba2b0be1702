/**
 * The system model as Mermaid: objects with their attributes as an entity diagram, or objects and relationships as a flowchart.
 *
 * Names are text, whatever they hold: signs that mean something to Mermaid are written as entities, and those it can not read at
 * all (`%`, `~`, `\`) as their full-width forms (rule EX11). Ids of the diagram are its own, so a name may be any text.
 */
import { attributeTypeWords } from "../schema/attribute-words.ts";
import type { Entity } from "../schema/entities.ts";
import type { Multiplicity } from "../schema/field-kinds.ts";
import { commonMultiplicities, multiplicitySign } from "../schema/multiplicity.ts";
import { type ExportModel, nameOf, onObject, projectName } from "./export-model.ts";

export type Diagram = "entities" | "flowchart";

export function writeMermaid(model: ExportModel, diagram: Diagram): string {
  const ids = new Map([...model.entities.object.keys()].map((id, at) => [id, `o${at + 1}`]));
  const title = ["---", `title: "${titleText(projectName(model))}"`, "---"];
  const lines = diagram === "entities" ? entityLines(model, ids) : flowLines(model, ids);
  return [...title, ...lines, ""].join("\n");
}

type Ids = ReadonlyMap<string, string>;

function entityLines(model: ExportModel, ids: Ids): string[] {
  const objects = [...ids].flatMap(([id, own]) => {
    const attributes = onObject(model, "attribute", id).map(attributeLine);
    const head = `  ${own}["${mermaidText(nameOf(model, "object", id))}"]`;
    return attributes.length > 0 ? [`${head} {`, ...attributes, "  }"] : [head];
  });
  return ["erDiagram", ...objects, ...[...model.entities.relationship.values()].map((each) => relationLine(each, ids))];
}

function attributeLine(attribute: Entity<"attribute">): string {
  const type = identifier(attributeTypeWords(attribute), "unsaid");
  return `    ${type} ${identifier(attribute.name, "unnamed")} "${mermaidText(attribute.name || "No name yet")}"`;
}

/** How many of one side belong to one of the other, as the ends of a line are drawn. Other ranges are drawn as the nearest, and said. */
const leftEnds = ["|o", "||", "}o", "}|"];
const rightEnds = ["o|", "||", "o{", "|{"];

function relationLine({ source, target, type, label, sourceToTarget, targetToSource }: Entity<"relationship">, ids: Ids): string {
  const line = type === "contains" ? "--" : "..";
  const drawn = `${leftEnds[endOf(targetToSource)]}${line}${rightEnds[endOf(sourceToTarget)]}`;
  const words = [label || (type === "is-a" ? "is a" : ""), isCommon(sourceToTarget) ? "" : `(${multiplicitySign(sourceToTarget)})`];
  return `  ${ids.get(source)} ${drawn} ${ids.get(target)} : "${mermaidText(words.filter(Boolean).join(" "))}"`;
}

const isCommon = (value: Multiplicity | null): boolean =>
  value === null || commonMultiplicities.some(({ min, max }) => min === value.min && max === value.max);

function endOf(value: Multiplicity | null): number {
  if (value === null) return 2;
  return (value.min > 0 ? 1 : 0) + (value.max === 1 ? 0 : 2);
}

function flowLines(model: ExportModel, ids: Ids): string[] {
  const nodes = [...ids].map(([id, own]) => `  ${own}["${mermaidText(nameOf(model, "object", id))}"]:::object`);
  const edges = [...model.entities.relationship.values()].map(({ source, target, type, label, sourceToTarget }) => {
    const words = [label || (type === "is-a" ? "is a" : ""), multiplicitySign(sourceToTarget)].filter(Boolean).join(" ");
    const arrow = type === "is-a" ? "-.->" : "-->";
    return `  ${ids.get(source)} ${arrow}${words === "" ? "" : `|"${mermaidText(words)}"|`} ${ids.get(target)}`;
  });
  return ["flowchart LR", ...nodes, ...edges, "  classDef object fill:#cde1fe,stroke:#97c0fb,color:#003a7e"];
}

const entitiesOf: Readonly<Record<string, string>> = {
  '"': "#quot;",
  "#": "#35;",
  "<": "#lt;",
  ">": "#gt;",
  "%": "％",
  "~": "～",
  "\\": "＼",
  "`": "#96;",
};

/**
 * Text inside quotes. A label that begins like a list would be drawn as one, and "direction LR" anywhere turns the diagram: a sign
 * that is not seen keeps them text.
 */
export function mermaidText(text: string): string {
  const plain = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  const unturned = plain.replace(/(direction)(\s+(?:TB|BT|LR|RL|TD))/gi, "$1\u2060$2");
  const guarded = /^(?:[-*+]|\d+[.)])\s/.test(plain) ? `\u2060${unturned}` : unturned;
  return guarded.replace(/["#<>%~\\`]/g, (sign) => entitiesOf[sign] ?? sign) || " ";
}

/** A title stands in YAML. */
const titleText = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replaceAll("\\", "＼")
    .replaceAll('"', "”")
    .trim();

/** A word as Mermaid wants for types and names of attributes: letters, digits, `_`, and not the beginning of a key's mark. */
function identifier(text: string, otherwise: string): string {
  const word = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  return word === "" ? otherwise : /^(?!PK|FK|UK)\p{L}/u.test(word) ? word : `_${word}`;
}
