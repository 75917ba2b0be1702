/** What the sync thread and the database's thread say to each other. */
export interface DatabaseCall {
  readonly call: number;
  /** null: close. */
  readonly sql: string | null;
  readonly parameters: readonly unknown[];
}

export interface DatabaseAnswer {
  readonly rows: Record<string, unknown>[];
  readonly affectedRows?: number;
  readonly fields: { name: string; dataTypeID: number }[];
}

export interface DatabaseFailure {
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly detail?: string;
}

export type DatabaseMessage =
  | { readonly opened: true }
  | { readonly opened: false; readonly error: DatabaseFailure }
  | { readonly call: number; readonly answer: DatabaseAnswer }
  | { readonly call: number; readonly error: DatabaseFailure };
