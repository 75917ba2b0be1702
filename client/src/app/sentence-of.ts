/** What went wrong and what to do, as the error table has it. */
import { describeNextStep, OrcaError } from "#shared/errors.ts";

export function sentenceOf(error: unknown): string {
  if (!(error instanceof OrcaError)) return "This did not work. Try again in a moment.";
  return `${error.message} ${describeNextStep(error.code, error.details)}`;
}
