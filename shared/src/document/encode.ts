/** Bytes as text, for files and places that hold only text. */
import { fromBase64, toBase64 } from "lib0/buffer";

/** Base64. */
export const bytesToText = (bytes: Uint8Array): string => toBase64(bytes);

/** @throws when the text is not base64 */
export const textToBytes = (text: string): Uint8Array => fromBase64(text);
