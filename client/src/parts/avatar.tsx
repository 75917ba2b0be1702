/** A person as a coloured disc with initials. You are always ink; somebody idle pales. */
import { initialsOf, type PresenceHue } from "#shared/presence.ts";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

const sizes = { sm: "size-5 text-[8px]", md: "size-6 text-[9.5px] max-phone:size-[26px]", lg: "size-8 text-[11.5px]" };
const disc =
  "inline-grid shrink-0 place-items-center rounded-full leading-none font-semibold tracking-[.01em] forced-color-adjust-none select-none";

export interface AvatarProps {
  name: string;
  hue: PresenceHue | "ink";
  idle?: boolean;
  size?: keyof typeof sizes;
  /** Added to the name for readers: "you", "idle". */
  note?: string;
  /** Hidden from readers where the name stands beside it. */
  decorative?: boolean;
}

export function Avatar({ name, hue, idle = false, size = "md", note, decorative = false }: AvatarProps) {
  const remark = note ?? (idle ? "idle" : "");
  const says = remark ? `${name}, ${remark}` : name;
  const look = idle
    ? "bg-[color-mix(in_srgb,var(--p)_14%,var(--surface))] text-[color-mix(in_srgb,var(--p)_78%,var(--ink))]"
    : "bg-person text-[var(--on-p,var(--on-presence))]";
  const named = decorative ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": says } as const);
  const mark = (
    <span data-hue={hue} className={classNames(disc, sizes[size], look)} {...named}>
      {initialsOf(name)}
    </span>
  );
  return decorative ? mark : <Tooltip says={says}>{mark}</Tooltip>;
}

export interface AvatarStackProps {
  people: readonly (AvatarProps & { id: string })[];
  label: string;
  /** How many are shown; the rest is a number. */
  most?: number;
  /** A press on somebody, and what it does, after their name: "follow". Those with a note (you) are not pressed. */
  press?: { does: string; on: (id: string) => void; pressed: string | null };
  size?: keyof typeof sizes;
}

export function AvatarStack({ people, label, most = 4, size = "md", press }: AvatarStackProps) {
  const shown = people.length > most ? people.slice(0, most - 1) : people;
  const rest = people.length - shown.length;
  return (
    <ul aria-label={label} className="inline-flex items-center gap-[3px]">
      {shown.map(({ id, ...person }) => (
        <li key={id} className="contents">
          {press && person.note === undefined ? (
            <button
              type="button"
              data-hue={person.hue}
              aria-pressed={press.pressed === id}
              onClick={() => press.on(id)}
              className="grid place-items-center rounded-full aria-pressed:shadow-[0_0_0_2px_var(--surface),0_0_0_4px_var(--p)] max-phone:min-h-11 max-phone:min-w-8"
            >
              <Avatar {...person} size={size} />
              <span className="sr-only">, {press.does}</span>
            </button>
          ) : (
            <Avatar {...person} size={size} />
          )}
        </li>
      ))}
      {rest > 0 && <li className={classNames(disc, sizes[size], "bg-fill-2 text-ink-2")}>+{rest}</li>}
    </ul>
  );
}
