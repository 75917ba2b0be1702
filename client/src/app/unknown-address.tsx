/** An address that leads nowhere, answered with a sentence and a way on. */
import { describeError, describeNextStep } from "#shared/errors.ts";
import { DeadEnd } from "./dead-end.tsx";

export function UnknownAddress() {
  return <DeadEnd title={describeError("request/not-found")}>{describeNextStep("request/not-found")}</DeadEnd>;
}
