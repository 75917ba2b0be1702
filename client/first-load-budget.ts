/**
 * Weighs the script of a first load and stops the build when it is over budget (quality.md: 220 KiB, gzip).
 *
 * Counted is everything a person downloads before home and the first view work: the entry, these views, and all they
 * import statically. The prose editor and the samples are fetched when asked for, so they are not in it.
 */
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

interface Chunk {
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
  readonly isEntry: boolean;
  readonly moduleIds: readonly string[];
  readonly isDynamicEntry: boolean;
  readonly facadeModuleId: string | null;
}

/** @returns file names of the chunks that a first load fetches: those of `isFirst` and all their static imports */
export function firstLoadOf(chunks: ReadonlyMap<string, Chunk>, isFirst: (chunk: Chunk) => boolean): Set<string> {
  const seen = new Set<string>();
  const waiting = [...chunks.values()].filter(isFirst).map((chunk) => chunk.fileName);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = chunks.get(name);
    if (!chunk || seen.has(name)) continue;
    seen.add(name);
    waiting.push(...chunk.imports);
  }
  return seen;
}

export function firstLoadBudget(options: { maxKibibytes: number; views: readonly string[] }): Plugin {
  const isFirst = (chunk: Chunk) =>
    chunk.isEntry || (chunk.isDynamicEntry && options.views.some((view) => chunk.facadeModuleId?.includes(view)));
  return {
    name: "first-load-budget",
    apply: "build",
    generateBundle(_output, bundle) {
      const chunks = new Map(Object.values(bundle).flatMap((item) => (item.type === "chunk" ? [[item.fileName, item] as const] : [])));
      const names = firstLoadOf(chunks, isFirst);
      const bytes = [...names].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? "", { level: 9 }).length, 0);
      const figure = `first load of script, without the prose editor: ${(bytes / 1024).toFixed(1)} KiB gzip in ${names.size} files`;
      if (bytes > options.maxKibibytes * 1024) this.error(`${figure}; the budget is ${options.maxKibibytes} KiB`);
      this.info(`${figure} (budget ${options.maxKibibytes} KiB)`);
    },
  };
}
