/** A strip above a view that stays while something is the case; `signal` only for failure. */
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface BannerProps {
  tone?: "signal" | "plain";
  /** The fact, in bold. */
  says: string;
  /** What it means for the work. */
  children?: ReactNode;
  icon?: ReactNode;
  actions?: ReactNode;
}

export function Banner({ tone = "plain", says, children, icon, actions }: BannerProps) {
  const look =
    tone === "signal"
      ? "border-signal-line bg-signal-subtle text-signal-ink [&>svg]:text-signal"
      : "border-line bg-subtle text-ink-2 [&>svg]:text-ink-3";
  return (
    <div
      role={tone === "signal" ? "alert" : "status"}
      className={classNames(
        "flex min-h-[52px] shrink-0 flex-wrap items-center gap-x-2.5 gap-y-2 border-b py-2 pr-3 pl-5 max-phone:pl-4 [&>svg]:size-4",
        look,
      )}
    >
      {icon ?? (tone === "signal" && <TriangleAlert aria-hidden />)}
      <p className="min-w-0 flex-1 max-phone:basis-[calc(100%-32px)]">
        <b>{says}</b> {children}
      </p>
      {actions && <div className="flex gap-2">{actions}</div>}
    </div>
  );
}
