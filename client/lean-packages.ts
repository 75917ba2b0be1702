/**
 * Leaves out of the client what no browser of ours ever runs.
 *
 * - zod's writer of JSON Schema: only the server describes its API, the client only checks values
 * - lib0's coloured console, which brings a small DOM library along; its warnings go to the plain console
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

const schemaWriter = /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/;
const colouredConsole = /\/lib0\/logging\.js$/;

const plainConsole = `
const words = (parts) => parts.filter((part) => part !== "");
export const print = (...parts) => console.log(...words(parts));
export const warn = (...parts) => console.warn(...words(parts));
`;

export function leanPackages(): Plugin {
  return {
    name: "lean-packages",
    apply: "build",
    enforce: "pre",
    async load(id) {
      if (!schemaWriter.test(id) && !colouredConsole.test(id)) return null;
      const names = namesOf(await readFile(id, "utf8"));
      if (schemaWriter.test(id)) return names.map((name) => `export const ${name} = () => () => undefined;`).join("\n");
      const styles = names.filter((name) => name !== "print" && name !== "warn").map((name) => `export const ${name} = "";`);
      return [plainConsole, ...styles].join("\n");
    },
  };
}

/** Every name a module exports stays, so that nothing that imports it breaks. */
function namesOf(source: string): string[] {
  const declared = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name ?? "");
  const listed = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) =>
    (list ?? "").split(",").map(
      (each) =>
        each
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? "",
    ),
  );
  return [...new Set([...declared, ...listed])].filter((name) => name !== "");
}
