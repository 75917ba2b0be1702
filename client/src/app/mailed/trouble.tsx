/** Why a mailed link does not work, and the way on. */
import type { ReactNode } from "react";
import { describeNextStep, type OrcaError } from "#shared/errors.ts";
import { Button } from "../../parts/button.tsx";
import { HomeLink } from "../dead-end.tsx";
import { PlainPage } from "../plain-page.tsx";

export interface TroubleProps {
  /** null: the address has no secret. */
  error: OrcaError | null;
  onAgain: () => void;
  actions?: ReactNode;
}

export function Trouble({ error, onAgain, actions }: TroubleProps) {
  const isOffline = error?.code === "server/unreachable";
  const isTorn = error === null || error.code === "request/invalid";
  const title = isTorn ? "This link is not whole" : isOffline ? "You are offline" : error.message;
  return (
    <PlainPage title={title} width="narrow">
      <p className="mt-1 text-ink-2">
        {isTorn
          ? "Open it from the mail again, or copy the whole of it into the address bar."
          : isOffline
            ? "The link works when the server can be reached again. Nothing is lost."
            : describeNextStep(error.code, error.details)}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        {isOffline && (
          <Button variant="primary" onClick={onAgain}>
            Try again
          </Button>
        )}
        {actions}
        <HomeLink />
      </div>
    </PlainPage>
  );
}
