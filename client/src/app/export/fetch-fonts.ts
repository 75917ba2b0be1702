/** The fonts a PDF carries along: Inter in two weights, a file for each script; fetched when the first PDF is made. */
import cyrillic from "@fontsource/inter/files/inter-cyrillic-400-normal.woff?url";
import cyrillicBold from "@fontsource/inter/files/inter-cyrillic-600-normal.woff?url";
import cyrillicExt from "@fontsource/inter/files/inter-cyrillic-ext-400-normal.woff?url";
import cyrillicExtBold from "@fontsource/inter/files/inter-cyrillic-ext-600-normal.woff?url";
import greek from "@fontsource/inter/files/inter-greek-400-normal.woff?url";
import greekBold from "@fontsource/inter/files/inter-greek-600-normal.woff?url";
import latin from "@fontsource/inter/files/inter-latin-400-normal.woff?url";
import latinBold from "@fontsource/inter/files/inter-latin-600-normal.woff?url";
import latinExt from "@fontsource/inter/files/inter-latin-ext-400-normal.woff?url";
import latinExtBold from "@fontsource/inter/files/inter-latin-ext-600-normal.woff?url";
import vietnamese from "@fontsource/inter/files/inter-vietnamese-400-normal.woff?url";
import vietnameseBold from "@fontsource/inter/files/inter-vietnamese-600-normal.woff?url";
import type { FontFiles } from "#shared/export/pdf-text.ts";

const regular = [latin, latinExt, greek, cyrillic, cyrillicExt, vietnamese];
const bold = [latinBold, latinExtBold, greekBold, cyrillicBold, cyrillicExtBold, vietnameseBold];

export async function fetchFonts(): Promise<FontFiles> {
  const read = async (address: string) => new Uint8Array(await (await fetch(address)).arrayBuffer());
  return { regular: await Promise.all(regular.map(read)), bold: await Promise.all(bold.map(read)) };
}
