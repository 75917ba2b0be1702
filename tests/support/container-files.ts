/** `Dockerfile` and `docker-compose.yml` as data, as far as these two need it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./repository.ts";

export interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** Line by line, what a backslash continues put together. */
export function readDockerfile(): Instruction[] {
  const text = readFileSync(join(repository, "Dockerfile"), "utf8").replace(/\\\n\s*/g, "");
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const [, name = "", words = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return { name, words };
  });
}

/** The last one of a name: what holds in the image that is run. */
export function lastOf(dockerfile: readonly Instruction[], name: string): string {
  const found = dockerfile.findLast((instruction) => instruction.name === name);
  if (!found) throw new Error(`The Dockerfile has no ${name}.`);
  return found.words;
}

/** `ENV` of the image. */
export const environmentOf = (dockerfile: readonly Instruction[]): Record<string, string> =>
  Object.fromEntries(lastOf(dockerfile, "ENV").split(" ").map(splitAtEquals));

const splitAtEquals = (pair: string): [string, string] => {
  const [name = "", ...value] = pair.split("=");
  return [name, value.join("=")];
};

export type Yaml = string | Yaml[] | { [key: string]: Yaml };

/** Maps, lists of words, words, and names for what is said once (`&`, `*`): all that the compose file is made of. */
export function readCompose(): Yaml {
  named.clear();
  const lines = readFileSync(join(repository, "docker-compose.yml"), "utf8").split("\n");
  return readBlock(
    lines.filter((line) => line.trim() !== "" && !line.trim().startsWith("#")),
    0,
  );
}

/** What stands at a path of names, as a word or words. */
export function at(yaml: Yaml, ...path: string[]): Yaml {
  const found = path.reduce<Yaml | undefined>(
    (here, name) => (typeof here === "object" && !Array.isArray(here) ? here[name] : undefined),
    yaml,
  );
  if (found === undefined) throw new Error(`The compose file has no ${path.join(".")}.`);
  return found;
}

/** What has been given a name. */
const named = new Map<string, Yaml>();

const depthOf = (line: string): number => line.length - line.trimStart().length;

function readBlock(lines: readonly string[], depth: number): Yaml {
  if (lines[0]?.trim().startsWith("- ")) return lines.map((line) => readWord(line.trim().slice(2)));
  const block: { [key: string]: Yaml } = {};
  for (const [index, line] of lines.entries()) {
    if (depthOf(line) !== depth) continue;
    const [, key = "", value = ""] = /^\s*([^:]+):\s*(.*)$/.exec(line) ?? [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((each) => depthOf(each) <= depth);
    const inner = end < 0 ? rest : rest.slice(0, end);
    const name = /^[&*](\w+)$/.exec(value)?.[1] ?? "";
    const isBlock = inner.length > 0 && (value === "" || value.startsWith("&"));
    const read = isBlock ? readBlock(inner, depthOf(inner[0] ?? "")) : (value.startsWith("*") && named.get(name)) || readWord(value);
    if (value.startsWith("&")) named.set(name, read);
    block[key] = read;
  }
  return block;
}

/** JSON is YAML: quoted words and lists in brackets are read as such. */
const readWord = (word: string): Yaml => (/^["[]/.test(word) ? (JSON.parse(word) as Yaml) : word);
