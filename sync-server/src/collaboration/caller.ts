import type { TokenScope } from "#shared/permissions.ts";

/** Who is at the other end of a socket: a `Person` of `identity`, or the holder of one of their API tokens. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly sessionKey: string;
  /** What they showed instead of a session. */
  readonly token?: { readonly id: string; readonly scope: TokenScope };
}
