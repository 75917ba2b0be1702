/** Whoever stands behind a request or a socket, once they are known. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** SHA-256 of their session's secret: names the session in memory, opens nothing. */
  readonly sessionKey: string;
}
