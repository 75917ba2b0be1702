/**
 * Gives the shape of each sample project, read at build time, as the module `virtual:sample-shapes`.
 *
 * Home draws the samples from it, so that nobody has to load a whole project to see that it is there.
 */
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const moduleName = "virtual:sample-shapes";
const resolvedName = `\0${moduleName}`;
const columnsShown = 12;

interface SampleFile {
  project: { name: string };
  objects: { key: string }[];
  relationships: unknown[];
  ctas: { object: string }[];
  attributes: { object: string; kind: string }[];
}

export function sampleShapes(files: Readonly<Record<string, string>>): Plugin {
  return {
    name: "sample-shapes",
    resolveId: (id) => (id === moduleName ? resolvedName : null),
    load(id) {
      if (id !== resolvedName) return null;
      const shapes = Object.entries(files).map(([sample, path]) => ({ sample, ...shapeOf(readSample(path)) }));
      return `export const sampleShapes = ${JSON.stringify(shapes)};`;
    },
  };
}

const readSample = (path: string): SampleFile => JSON.parse(readFileSync(path, "utf8"));

/** Counts for the words, and for the first objects how much hangs on each. */
function shapeOf({ project, objects, relationships, ctas, attributes }: SampleFile) {
  const columns = objects.slice(0, columnsShown).map(({ key }) => {
    const own = attributes.filter((attribute) => attribute.object === key);
    const core = own.filter((attribute) => attribute.kind === "core").length;
    return { core, meta: own.length - core, cta: ctas.filter((cta) => cta.object === key).length };
  });
  return { name: project.name, objects: objects.length, relationships: relationships.length, columns };
}
