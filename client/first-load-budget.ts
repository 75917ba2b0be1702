/**
 * Weighs the script of a first load and stops the build when it is over budget (quality.md: 220 KiB, gzip).
 *
 * Counted for each page is everything a person downloads before it works: the entry, the page, and all they import
 * statically. The prose editor, the samples, and the code of menus and dialogs are fetched when wanted, so they are not in it.
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

export interface FirstLoadOptions {
  maxKibibytes: number;
  /** What each page fetches beside the entry: parts of the paths of its lazily loaded modules. */
  pages: Readonly<Record<string, readonly string[]>>;
}

export function firstLoadBudget({ maxKibibytes, pages }: FirstLoadOptions): Plugin {
  return {
    name: "first-load-budget",
    apply: "build",
    generateBundle(_output, bundle) {
      const chunks = new Map(Object.values(bundle).flatMap((item) => (item.type === "chunk" ? [[item.fileName, item] as const] : [])));
      for (const [page, modules] of Object.entries(pages)) {
        const isFirst = (chunk: Chunk) => chunk.isEntry || modules.some((module) => chunk.facadeModuleId?.endsWith(module));
        const names = firstLoadOf(chunks, isFirst);
        const bytes = [...names].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? "", { level: 9 }).length, 0);
        const figure = `first load of script at ${page}: ${(bytes / 1024).toFixed(1)} KiB gzip in ${names.size} files`;
        if (bytes > maxKibibytes * 1024) this.error(`${figure}; the budget is ${maxKibibytes} KiB`);
        this.info(`${figure}, without the prose editor (budget ${maxKibibytes} KiB)`);
      }
    },
  };
}
