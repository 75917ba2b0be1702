/** Hands a file to the browser's downloads. */
const releaseAfterMs = 30_000;

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), releaseAfterMs);
}

/** "Harbour Conf app" → "harbour-conf-app.orca.json". */
export function copyFileName(projectName: string): string {
  const plain = projectName.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? ["project"];
  return `${words.join("-").slice(0, 60)}.orca.json`;
}
