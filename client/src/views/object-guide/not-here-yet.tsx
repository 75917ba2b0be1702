/**
 * The project has not arrived on this device: neither its copy here nor the server has answered. An empty guide would look like
 * loss, so grey strips stand in the shape of what comes, and nothing can be written.
 */
import { SkeletonStrips, useAfter } from "#client/parts/skeleton.tsx";

export function NotHereYet() {
  const late = useAfter(150);
  return (
    <section aria-label="Objects" className="flex min-w-0 flex-1">
      <div className="w-[264px] shrink-0 border-r border-line bg-subtle px-3 py-4 max-phone:w-full">
        {late && <SkeletonStrips count={12} />}
      </div>
      <p role="status" className="px-8 py-5 text-ink-2 max-phone:sr-only">
        {late && "Fetching this project from the server."}
      </p>
    </section>
  );
}
