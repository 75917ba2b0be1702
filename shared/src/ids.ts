/**
 * Random ids.
 *
 * An id is made once, by whoever creates the thing, and never derived from a name (model.md 1).
 * `crypto.getRandomValues` is used because pages on a plain-http LAN have no `randomUUID`.
 */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Bytes at or above this are thrown away, so that every letter is equally likely. */
const fairBelow = 256 - (256 % alphabet.length);

/** Fills an array with random bytes; passed in by tests that replay a seed. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

const systemRandom: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

/** `length` characters of `[0-9A-Za-z]`. */
export function makeId(length: number, random: RandomBytes = systemRandom): string {
  let id = "";
  while (id.length < length) {
    for (const byte of random(new Uint8Array(length * 2))) {
      if (byte < fairBelow && id.length < length) id += alphabet[byte % alphabet.length];
    }
  }
  return id;
}

/** An entity, a set entry, a deletion batch: 16 characters. */
export const makeEntityId = (random?: RandomBytes): string => makeId(16, random);

/** A project: 22 characters, 130 bits, so that it can not be guessed. */
export const makeProjectId = (random?: RandomBytes): string => makeId(22, random);

export const projectIdPattern = /^[0-9A-Za-z]{22}$/;
