/** What a socket is made of: a WebSocket of `ws`, or something that speaks another protocol over one. */

export interface Wire {
  readonly readyState: number;
  readonly OPEN: number;
  readonly extensions: string;
  /** Bytes that were sent and that the system has not taken yet. */
  readonly bufferedAmount: number;
  readonly isPaused: boolean;
  send(data: Uint8Array): void;
  close(code: number, reason: string): void;
  terminate(): void;
  pause(): void;
  resume(): void;
  ping(): void;
  on(event: "message", hear: (data: Buffer, isBinary: boolean) => void): unknown;
  on(event: "pong", hear: () => void): unknown;
  on(event: "close", hear: (code: number, reason: Buffer) => void): unknown;
  on(event: "error", hear: (error: Error) => void): unknown;
}
