/** Who is at the other end of a socket: a `Person` of `identity`. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly sessionKey: string;
}
