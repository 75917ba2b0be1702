/**
 * One line of text with its label, and, where something is wrong, the sentence that says what to do.
 *
 * `FieldFrame` is the outline alone, for fields with an icon or a key inside.
 */
import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

const outline = "rounded-md border text-ink focus-within:border-ink focus-within:outline-1 focus-within:outline-ink";

export function FieldFrame({
  quiet = false,
  invalid = false,
  className,
  ...rest
}: ComponentProps<"div"> & { quiet?: boolean; invalid?: boolean }) {
  const look = quiet ? "border-transparent bg-fill" : "border-control bg-surface";
  return (
    <div
      {...rest}
      className={classNames(
        "flex h-control w-full items-center gap-2 px-[9px] max-phone:h-11 [&>svg]:size-4 [&>svg]:text-ink-3",
        outline,
        invalid ? "border-signal bg-surface outline-1 outline-signal focus-within:border-signal focus-within:outline-signal" : look,
        className,
      )}
    />
  );
}

/** The bare input that goes into a frame; the frame shows the focus. */
export function FrameInput({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={classNames("h-full min-w-0 flex-1 bg-transparent outline-none", className)} />;
}

export interface TextFieldProps extends Omit<ComponentProps<"input">, "id"> {
  label: string;
  /** A quiet line under the field. */
  hint?: string;
  /** What is wrong with the value, and what to do about it. */
  error?: string | null;
  icon?: ReactNode;
  /** The label is only for readers that cannot see. */
  hideLabel?: boolean;
}

export function TextField({ label, hint, error, icon, hideLabel = false, className, ...rest }: TextFieldProps) {
  const id = useId();
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={classNames("grid gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium text-ink-2"}>
        {label}
      </label>
      <FieldFrame invalid={Boolean(error)} quiet={rest.readOnly === true}>
        {icon}
        <FrameInput {...rest} id={id} aria-invalid={error ? true : undefined} aria-describedby={note} />
      </FieldFrame>
      {error ? (
        <FieldError id={`${id}-error`}>{error}</FieldError>
      ) : (
        hint && (
          <p id={note} className="text-sm text-ink-3">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex gap-1.5 text-sm text-signal-ink">
      <CircleAlert className="mt-px size-3.5 text-signal" aria-hidden />
      <span>{children}</span>
    </p>
  );
}
