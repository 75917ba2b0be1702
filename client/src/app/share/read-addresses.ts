/** E-mail addresses in what somebody typed or pasted: with commas, semicolons, spaces or lines between, with names or without. */
import { email } from "#shared/api/auth.ts";

export interface Addresses {
  /** Each once, as the server writes them. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

export function readAddresses(text: string): Addresses {
  const parts = [
    ...new Set(
      text
        .replace(/"[^"]*"/g, " ")
        .split(/[,;\r\n]+/)
        .flatMap(wordsOf),
    ),
  ];
  const read = parts.map((part) => ({ part, address: email.safeParse(part).data }));
  return {
    right: [...new Set(read.flatMap(({ address }) => address ?? []))],
    wrong: read.flatMap(({ part, address }) => (address === undefined ? [part] : [])),
  };
}

/** `Nadia Haddad <nadia@northquay.example>` is one address; words without brackets are an address each. */
function wordsOf(part: string): string[] {
  const inBrackets = [...part.matchAll(/<([^<>]*)>/g)].map(([, address = ""]) => address.trim());
  return inBrackets.length > 0 ? inBrackets : part.split(/\s+/).filter((word) => word !== "");
}
