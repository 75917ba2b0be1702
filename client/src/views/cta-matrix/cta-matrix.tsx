/**
 * The CTA matrix: what each role may do with each object, as stacks of verbs; beside it everything about one of them. Rules X1–X14,
 * docs/spec/cta-matrix.md.
 */
import { useState } from "react";
import { useSyncState } from "#client/project/sync-state.ts";
import { useCtaHeads } from "#client/project/use-cta-index.ts";
import { useMay } from "#client/project/use-write.ts";
import { SkeletonStrips, useAfter } from "../../parts/skeleton.tsx";
import type { MatrixProps } from "./view-props.ts";
import "./cta-matrix.css";
import { usePhone } from "../../parts/use-phone.ts";
import { EmptyMatrix } from "./empty-matrix.tsx";
import { PhoneMatrix } from "./phone-matrix.tsx";
import { useHeadCommands } from "./use-heads.ts";
import { WideMatrix } from "./wide-matrix.tsx";

export function CtaMatrix({ item, onShow }: MatrixProps) {
  const { objects, roles } = useCtaHeads();
  const may = useMay();
  const heads = useHeadCommands();
  const isPhone = usePhone();
  const { state: sync } = useSyncState();
  const lacks = objects.length === 0 ? "object" : roles.length === 0 ? "role" : null;
  /** What is being named: naming goes on after the first one, until it is said to be done. */
  const [naming, setNaming] = useState<"object" | "role" | null>(null);
  const [isBegun, setBegun] = useState(false);
  const asked = naming ?? lacks;
  if (lacks && sync === "loading") return <NotHereYet />;
  if (asked) {
    const add = (names: readonly string[]) => {
      setNaming(asked);
      heads.add(asked, names);
    };
    const done = () => {
      setNaming(null);
      setBegun(true);
    };
    return <EmptyMatrix asks={asked} ids={asked === "object" ? objects : roles} may={may} onAdd={add} onDone={done} />;
  }
  const Matrix = isPhone ? PhoneMatrix : WideMatrix;
  return <Matrix item={item} onShow={onShow} heads={heads} takesFocus={isBegun} />;
}

function NotHereYet() {
  const late = useAfter(150);
  return (
    <div role="status" className="min-w-0 flex-1 px-5 py-4">
      {late && <SkeletonStrips count={12} />}
      <span className="sr-only">Fetching this project from the server.</span>
    </div>
  );
}
