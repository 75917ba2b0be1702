/** Keeps whom this person follows. What following does is fetched when it begins (follow-frame.tsx). */
import { type ReactNode, useMemo, useState } from "react";
import { usePeople } from "../../project/presence.ts";
import { FollowContext } from "./follow-context.ts";

export function FollowProvider({ children }: { children: ReactNode }) {
  const [id, setId] = useState<string | null>(null);
  const people = usePeople();
  const person = people.find((each) => each.id === id) ?? null;
  const value = useMemo(() => ({ person, follow: setId }), [person]);
  return <FollowContext value={value}>{children}</FollowContext>;
}
