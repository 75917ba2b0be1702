/** The shell's shape while a project opens; nothing at all in the first 150 ms, which is usually enough. */
import { Link } from "@tanstack/react-router";
import { Logo } from "../parts/logo.tsx";
import { SkeletonStrips, useAfter } from "../parts/skeleton.tsx";
import { sheetFrame, shellFrame } from "./shell.tsx";

export function ShellSkeleton() {
  const shown = useAfter(150);
  if (!shown) return <main id="main" tabIndex={-1} aria-busy="true" aria-label="Opening the project" />;
  return (
    <div className={shellFrame}>
      <header className="col-span-full flex items-center px-4">
        <Link to="/" aria-label="All projects" className="-ml-1 grid size-7 place-items-center rounded-md">
          <Logo />
        </Link>
      </header>
      <div className="max-phone:hidden" />
      <main id="main" tabIndex={-1} aria-busy="true" aria-label="Opening the project" className={sheetFrame}>
        <ViewSkeleton />
      </main>
    </div>
  );
}

/** A list and a document, in strips. */
export function ViewSkeleton() {
  return (
    <div className="flex min-h-0 flex-1" role="status" aria-label="Opening">
      <div className="w-[264px] border-r border-line bg-subtle p-3 max-phone:w-full">
        <SkeletonStrips count={9} />
      </div>
      <div className="flex-1 px-8 py-12 max-phone:hidden">
        <SkeletonStrips count={5} />
      </div>
    </div>
  );
}
