/**
 * Leaves out of the client what no browser of ours ever runs.
 *
 * - zod's writer of JSON Schema: only the server describes its API, the client only checks values
 * - zod's own sentences: what is wrong with a value is said in ours
 * - zod's objects that write their own code, which the content policy forbids
 * - zod's formats as methods of text (`z.string().uuid()`); those at the top (`z.email()`) stay
 * - the router's memory of scroll positions, which is switched off, and lists that load page by page
 * - what jsPDF fetches to draw web pages and SVG: only its text and shapes are used
 * - lib0's coloured console, which brings a small DOM library along; its warnings go to the plain console
 */
import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

/** What a module becomes; its exports keep their names, so that nothing that imports it breaks. */
const lean: readonly { readonly module: RegExp; readonly become: (source: string) => string }[] = [
  { module: /\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/, become: (source) => emptied(source, "() => undefined") },
  { module: /\/zod\/v4\/locales\/en\.js$/, become: () => 'export default () => ({ localeError: () => "Invalid value" });' },
  { module: /\/zod\/v4\/classic\/schemas\.js$/, become: (source) => withoutFormats(withoutOwnCode(source)) },
  { module: /\/router-core\/dist\/esm\/scroll-restoration\.js$/, become: (source) => emptied(source, "undefined") },
  { module: /\/query-core\/build\/modern\/infiniteQueryBehavior\.js$/, become: (source) => emptied(source, "undefined") },
  { module: /\/lib0\/logging\.js$/, become: onPlainConsole },
];

export function leanPackages(): Plugin {
  return {
    name: "lean-packages",
    apply: "build",
    enforce: "pre",
    resolveId: (source, importer) => (unusedByPdf.test(source) && importer?.includes("/jspdf/") ? nothing : null),
    async load(id) {
      if (id === nothing) return "export default undefined;";
      const found = lean.find(({ module }) => module.test(id));
      return found ? found.become(await readFile(id, "utf8")) : null;
    },
  };
}

/** Every export a function that does nothing. */
const emptied = (source: string, gives: string): string =>
  namesOf(source)
    .map((name) => `export const ${name} = () => ${gives};`)
    .join("\n");

function withoutOwnCode(source: string): string {
  const written = "core.$ZodObjectJIT.init(";
  if (!source.includes(written)) throw new Error("zod's objects are made in another way than client/lean-packages.ts knows");
  return source.replace(written, "core.$ZodObject.init(");
}

function withoutFormats(source: string): string {
  const format = /^ {4}\w+\(params\) \{\n {8}return this\.check\(core\._\w+\(Zod\w+, params\)\);\n {4}\},\n/gm;
  if (!format.test(source)) throw new Error("zod's formats are written in another way than client/lean-packages.ts knows");
  return source.replace(format, "");
}

const unusedByPdf = /^(?:html2canvas|canvg|dompurify)$/;
const nothing = "\0nothing";

const plainConsole = `
const words = (parts) => parts.filter((part) => part !== "");
export const print = (...parts) => console.log(...words(parts));
export const warn = (...parts) => console.warn(...words(parts));
`;

function onPlainConsole(source: string): string {
  const styles = namesOf(source).filter((name) => name !== "print" && name !== "warn");
  return [plainConsole, ...styles.map((name) => `export const ${name} = "";`)].join("\n");
}

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
