/** Who is here: the others in their colours, and you in ink. A press on somebody follows them. */
import { AvatarStack } from "../parts/avatar.tsx";
import { countOf } from "../parts/counted.ts";
import { usePeople } from "../project/presence.ts";
import { useAccount } from "./account/account-context.tsx";
import { useFollowing } from "./follow/follow-context.ts";

export function PeopleHere() {
  const { me } = useAccount();
  const others = usePeople();
  const { person, follow } = useFollowing();
  const press = { does: "follow", on: follow, pressed: person?.id ?? null };
  const you = me ? [{ id: me.id, name: me.name, hue: "ink" as const, note: "you" }] : [];
  const people = [...others.map(({ id, name, hue, idle }) => ({ id, name, hue, idle })), ...you];
  if (people.length === 0) return null;
  return (
    <>
      <span className="contents max-phone:hidden">
        <AvatarStack people={people} label={`${countOf(people.length, "person", "people")} here`} most={5} press={press} />
      </span>
      {others.length > 0 && (
        <span className="hidden max-phone:contents">
          <AvatarStack people={people.slice(0, others.length)} label={`${countOf(others.length, "other")} here`} most={2} press={press} />
        </span>
      )}
    </>
  );
}
