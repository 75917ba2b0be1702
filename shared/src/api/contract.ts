/**
 * What a REST call is: method, path, shapes, permission and the errors it can answer.
 *
 * Routes, OpenAPI and the typed client all read the same contract, so none of them can drift.
 */
import { z } from "zod";
import type { ErrorCode } from "../errors.ts";
import type { Action } from "../permissions.ts";

export interface Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Under `/api/v1`; parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  /** `nobody`: no session needed · `anybody`: a session · otherwise a right in the project named by `:id`. */
  readonly permission: "nobody" | "anybody" | Action;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
  readonly status: 200 | 201 | 204;
  readonly errors: readonly ErrorCode[];
}

const nothing = z.undefined();

/** Fills in what a contract leaves out: no parameters, no query, no body, status 200. */
export function contract<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
  Answer extends z.ZodType = typeof nothing,
>(
  given: Pick<Contract, "method" | "path" | "summary" | "permission"> & {
    params?: Params;
    query?: Query;
    body?: Body;
    answer?: Answer;
    status?: 200 | 201 | 204;
    errors?: readonly ErrorCode[];
  },
): Contract<Params, Query, Body, Answer> {
  return {
    status: given.answer ? 200 : 204,
    errors: [],
    params: nothing as unknown as Params,
    query: nothing as unknown as Query,
    body: nothing as unknown as Body,
    answer: nothing as unknown as Answer,
    ...given,
  };
}

/** The one shape of every error answer. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
    timestamp: z.string(),
    request_id: z.string(),
  }),
});

export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(20),
});

/** `{ data, meta }`: every list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), meta: z.object({ page: z.number(), page_size: z.number(), total: z.number() }) });
