/**
 * Every error as `{ error: { code, message, details, timestamp, request_id } }`, whoever threw it.
 *
 * What is not in the error table is logged with its cause and answered as `server/failed`: no stack, no SQL, no path leaves the server.
 */

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { describeError, type ErrorCode, type ErrorDetails, errors, OrcaError } from "#shared/errors.ts";

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | OrcaError, request, reply) => {
    const known = asKnown(error);
    if (!known) request.log.error({ err: error, request_id: request.id }, "a request failed");
    return sendError(request, reply, known ?? new OrcaError("server/failed"));
  });
}

/** Answers with a row of the table; what makes people wait says for how long in `Retry-After`. */
export function sendError(request: FastifyRequest, reply: FastifyReply, { code, details }: OrcaError): FastifyReply {
  if (typeof details.seconds === "number") reply.header("retry-after", details.seconds);
  return reply.code(errors[code].status).send(errorBody(code, details, request.id));
}

function errorBody(code: ErrorCode, details: ErrorDetails, requestId: string) {
  return { error: { code, message: describeError(code, details), details, timestamp: new Date().toISOString(), request_id: requestId } };
}

function asKnown(error: FastifyError | OrcaError): OrcaError | null {
  if (error instanceof OrcaError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return new OrcaError("request/invalid", firstFault(error));
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return invalid("The body", "is too large");
  if (error.code?.startsWith("FST_ERR_CTP")) return invalid("The body", "is not JSON");
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? invalid("The request", "can not be read") : null;
}

const invalid = (where: string, why: string): OrcaError => new OrcaError("request/invalid", { where, why });

function firstFault(error: {
  validation: readonly { instancePath: string; message?: string | undefined }[];
  validationContext?: string | undefined;
}) {
  const [fault] = error.validation;
  const path = fault?.instancePath.split("/").filter(Boolean).join(".");
  const why = fault?.message ?? "is not as expected";
  return {
    where: path || `The ${error.validationContext ?? "request"}`,
    why: `is not right: ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
  };
}
