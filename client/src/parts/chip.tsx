/** A small strip that names something: of the model, in its colour, or plain; with `avoid`, a word not to be used. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { KindMark, type MarkKind } from "./kind-mark.tsx";

export type ChipLook = MarkKind | "plain" | "avoid";

const frame =
  "inline-flex h-[22px] max-w-full items-center gap-[5px] rounded-sm border px-[7px] text-sm font-medium whitespace-nowrap max-phone:h-7 max-phone:px-[9px] [&_svg.lucide]:size-3";

const looks: Record<ChipLook, string> = {
  object: "bg-object-bg border-object-line text-object-ink",
  rel: "bg-rel-bg border-rel-line text-rel-ink",
  cta: "bg-cta-bg border-cta-line text-cta-ink",
  core: "bg-core-bg border-core-line text-core-ink",
  meta: "bg-meta-bg border-meta-line text-meta-ink",
  plain: "bg-surface border-line-2 text-ink",
  avoid: "bg-fill border-transparent text-ink-2",
};

export interface ChipProps {
  look?: ChipLook;
  /** Show the mark of the kind before the words. */
  marked?: boolean;
  /** A count or a word after the text. */
  end?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Chip({ look = "plain", marked = false, end, className, children }: ChipProps) {
  return (
    <span className={classNames(frame, looks[look], className)}>
      {marked && look !== "plain" && look !== "avoid" && <KindMark kind={look} onPaper className="size-3" />}
      <span className="truncate">{children}</span>
      {end}
    </span>
  );
}
