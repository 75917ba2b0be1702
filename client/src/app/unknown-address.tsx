/** An address that leads nowhere, answered with a sentence and a way on. */
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { describeError, describeNextStep } from "#shared/errors.ts";

export function UnknownAddress() {
  return <DeadEnd title={describeError("request/not-found")}>{describeNextStep("request/not-found")}</DeadEnd>;
}

/** A whole page that says what is the matter and leads home. */
export function DeadEnd({ title, children, actions }: { title: string; children: React.ReactNode; actions?: React.ReactNode }) {
  useEffect(() => {
    document.title = "ORCA Project Builder";
  }, []);
  return (
    <main id="main" tabIndex={-1} data-region className="grid min-h-full content-center justify-items-center p-6">
      <div className="w-full max-w-[460px]">
        <h1 className="text-lg font-semibold tracking-[-.016em]">{title}</h1>
        <p className="mt-1 text-ink-2">{children}</p>
        <div className="mt-4 flex flex-wrap gap-2">
          {actions}
          <Link
            to="/"
            className="inline-flex h-control items-center rounded-md border border-line-2 bg-surface px-2.5 font-medium hover:border-control max-phone:h-11"
          >
            Go to your projects
          </Link>
        </div>
      </div>
    </main>
  );
}
