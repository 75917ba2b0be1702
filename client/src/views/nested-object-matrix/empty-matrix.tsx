/** Before there is an object: one line on what goes in, and the first field, focused. */
import { SkeletonStrips, useAfter } from "../../parts/skeleton.tsx";
import { NewObjectField } from "./matrix-foot.tsx";

export function EmptyMatrix({ isLoading, onAdd }: { isLoading: boolean; onAdd: ((names: string[]) => void) | null }) {
  const late = useAfter(150);
  if (isLoading) {
    return (
      <div className="flex-1 p-5">
        {late && <SkeletonStrips count={10} />}
        <p role="status" className="sr-only">
          {late && "Fetching this project from the server."}
        </p>
      </div>
    );
  }
  return (
    <section aria-labelledby="empty-matrix" className="flex-1 overflow-y-auto px-10 py-8 max-phone:px-5">
      <h1 id="empty-matrix" className="text-xl leading-9 font-[640] tracking-[-.026em]">
        Nested object matrix
      </h1>
      <p className="mt-1 mb-6 max-w-[560px] text-md text-ink-2">
        Every object stands in a row and in a column. Each cell asks: when you look at the one, do you see the other? It begins with the
        objects.
      </p>
      {onAdd ? (
        <>
          <NewObjectField onAdd={onAdd} onDone={() => undefined} />
          <p className="mt-2 text-sm text-ink-3">Enter after each one. A column from a spreadsheet pastes as a list.</p>
        </>
      ) : (
        <p className="text-ink-2">Nobody has named one yet.</p>
      )}
    </section>
  );
}
