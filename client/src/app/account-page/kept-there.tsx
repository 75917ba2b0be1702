/** A list that the server keeps, or why it is not to be seen: still coming, nothing reachable, refused. */
import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { describeNextStep, type OrcaError } from "#shared/errors.ts";
import { useAskAgain } from "../../api/use-account.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { SkeletonStrips } from "../../parts/skeleton.tsx";

export interface Asked<T> {
  readonly data: T | undefined;
  readonly error: OrcaError | null;
  readonly isLoading: boolean;
}

/** What was seen before stays to be seen while nothing can be reached. */
export function KeptThere<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ReactNode }) {
  const { data, error, isLoading } = asked;
  const askAgain = useAskAgain();
  if (data !== undefined) return children(data);
  if (isLoading || !error) return <SkeletonStrips count={3} className="p-5" />;
  const isOffline = error.code === "server/unreachable";
  const again = (
    <Button icon={isOffline ? <CloudOff /> : null} onClick={askAgain}>
      Try again
    </Button>
  );
  return (
    <EmptyState action={again}>
      {isOffline ? "You are offline: these are kept on the server." : `${error.message} ${describeNextStep(error.code, error.details)}`}
    </EmptyState>
  );
}
