/** A whole page that says what is the matter and leads home. */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";

export function DeadEnd({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
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
          <HomeLink />
        </div>
      </div>
    </main>
  );
}

/** Looks like a button, and is the way home. */
export function HomeLink() {
  return (
    <Link
      to="/"
      className="inline-flex h-control items-center rounded-md border border-line-2 bg-surface px-2.5 font-medium hover:border-control max-phone:h-11"
    >
      Go to your projects
    </Link>
  );
}
