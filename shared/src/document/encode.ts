/**
 * Bytes as text, for files and places that hold only text.
 *
 * Not lib0's: that asks for a `window`, and takes a worker for Node.
 */

/** So many bytes are turned at once: arguments of one call are limited. A multiple of three. */
const pieceBytes = 3 * 8_192;

/** Base64. */
export function bytesToText(bytes: Uint8Array): string {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + pieceBytes))));
  }
  return pieces.join("");
}

/** @throws when the text is not base64 */
export function textToBytes(text: string): Uint8Array {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
