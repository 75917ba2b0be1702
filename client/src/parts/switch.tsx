/** On or off, at once. */
import { type ReactNode, useId } from "react";

export function Switch({
  label,
  isOn,
  onChange,
  children,
}: {
  label: string;
  isOn: boolean;
  onChange: (on: boolean) => void;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <span className="inline-flex min-h-11 items-center gap-2.5">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-labelledby={id}
        onClick={() => onChange(!isOn)}
        className="group relative h-5 w-9 shrink-0 rounded-full border border-control bg-fill-2 aria-checked:border-primary aria-checked:bg-primary"
      >
        <span className="absolute top-0.5 left-0.5 size-3.5 rounded-full bg-ink-2 transition-[left] duration-80 group-aria-checked:left-[18px] group-aria-checked:bg-on-primary" />
      </button>
      <span>
        <b id={id} className="font-medium text-ink">
          {label}
        </b>
        {children && <span className="block text-sm text-ink-3">{children}</span>}
      </span>
    </span>
  );
}
