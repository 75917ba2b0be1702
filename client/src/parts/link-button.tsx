/** A command that reads as part of a sentence. */
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export function LinkButton({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames("text-ink underline decoration-control decoration-1 underline-offset-3 hover:decoration-ink", className)}
    />
  );
}
