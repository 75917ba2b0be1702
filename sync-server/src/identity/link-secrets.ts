/** Secrets in links: 32 random bytes, of which only the SHA-256 is kept. They stand behind `#`, which browsers send to nobody. */
import { createHash, randomBytes } from "node:crypto";

export const makeLinkSecret = (): string => randomBytes(32).toString("base64url");

/** What stands in the tables. */
export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** Pages that take a secret from their address. */
type LinkPage = "invitation" | "reset-password" | "verify-email";

export const linkTo = (base: string, page: LinkPage, secret: string): string => `${base}/${page}#${secret}`;
