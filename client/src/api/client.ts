/**
 * Calls the server by contract: typed in, typed out, one error shape.
 *
 * @see shared/src/api for the contracts
 */
import type { z } from "zod";
import { type Contract, errorAnswer } from "#shared/api/contract.ts";
import { type ErrorDetails, isErrorCode, OrcaError } from "#shared/errors.ts";

type Given<T extends z.ZodType> = z.input<T>;

/** What a call takes: only what its contract asks for. */
export type CallInput<C extends Contract> = Part<"params", C["params"]> & Part<"query", C["query"]> & Part<"body", C["body"]>;

type Part<Name extends string, T extends z.ZodType> =
  Given<T> extends undefined ? unknown : Record<never, never> extends Given<T> ? { [N in Name]?: Given<T> } : { [N in Name]: Given<T> };

export type AnswerOf<C extends Contract> = z.output<C["answer"]>;

interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/**
 * @throws OrcaError with the server's code · server/unreachable without a connection
 * @throws DOMException AbortError when `signal` aborted
 */
export async function call<C extends Contract>(contract: C, input: CallInput<C>, signal?: AbortSignal): Promise<AnswerOf<C>> {
  const given = input as AnyInput;
  const response = await send(contract, given, signal);
  if (!response.ok) throw await errorOf(response);
  if (contract.status === 204) return undefined as AnswerOf<C>;
  const answer = contract.answer.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw new OrcaError("server/failed", {}, answer.error);
  return answer.data as AnswerOf<C>;
}

async function send(contract: Contract, { params, query, body }: AnyInput, signal: AbortSignal | undefined): Promise<Response> {
  const request: RequestInit = { method: contract.method, credentials: "same-origin", headers: { accept: "application/json" } };
  if (signal) request.signal = signal;
  if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers = { accept: "application/json", "content-type": "application/json" };
  }
  try {
    return await fetch(addressOf(contract, params, query), request);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new OrcaError("server/unreachable", {}, cause);
  }
}

function addressOf(contract: Contract, params: Record<string, string> = {}, query: Record<string, unknown> = {}): string {
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `/api/v1${path}${search.size > 0 ? `?${search}` : ""}`;
}

/** A proxy that answers for a stopped server gives 502 to 504 without our body: that is "unreachable" too. */
async function errorOf(response: Response): Promise<OrcaError> {
  const answer = errorAnswer.safeParse(await response.json().catch(() => undefined));
  if (answer.success && isErrorCode(answer.data.error.code)) {
    return new OrcaError(answer.data.error.code, answer.data.error.details as ErrorDetails);
  }
  return new OrcaError(response.status >= 502 && response.status <= 504 ? "server/unreachable" : "server/failed");
}
