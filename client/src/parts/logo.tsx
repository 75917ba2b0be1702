/** The sign of the product: the four marks. In ink inside a project, in colour at home. */
import { classNames } from "./class-names.ts";

export function Logo({ coloured = false, className = "size-5" }: { coloured?: boolean; className?: string }) {
  const tone = (colour: string) => (coloured ? colour : "fill-ink");
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={classNames("shrink-0", className)}>
      <rect className={tone("fill-object-vivid")} x="1" y="1" width="8.2" height="8.2" rx="2" />
      <circle className={tone("fill-rel-vivid")} cx="14.9" cy="5.1" r="4.1" />
      <path className={tone("fill-cta-vivid")} d="M1.6 12.2c0-1 1.1-1.6 1.9-1.1l4.9 3c.8.5.8 1.6 0 2.1l-4.9 3c-.8.5-1.9-.1-1.9-1.1z" />
      <g className={tone("fill-core-vivid")}>
        <rect x="10.8" y="11" width="8.2" height="2.1" rx="1.05" />
        <rect x="10.8" y="14.1" width="8.2" height="2.1" rx="1.05" />
        <rect x="10.8" y="17.2" width="5" height="2.1" rx="1.05" />
      </g>
    </svg>
  );
}
