/** The fonts a PDF carries, from the package they come in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Supplies } from "#shared/export/make-file.ts";
import type { FontFiles } from "#shared/export/pdf-text.ts";
import { repository } from "./repository.ts";

const scripts = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"];
const files = (weight: number) =>
  scripts.map(
    (script) =>
      new Uint8Array(readFileSync(join(repository, `node_modules/@fontsource/inter/files/inter-${script}-${weight}-normal.woff`))),
  );

export const fonts: FontFiles = { regular: files(400), bold: files(600) };
export const supplies: Supplies = { fonts: () => Promise.resolve(fonts) };
