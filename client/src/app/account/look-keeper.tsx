/** Keeps the look of this device and that of the signed-in person the same. Shows nothing. */
import { useEffect, useRef } from "react";
import { useMyAccount, useSendPreferences } from "../../api/use-account.ts";
import { changeLook, useLook } from "../look.ts";
import { readAgreed, writeAgreed } from "./agreed-look.ts";
import { reconcileLook } from "./reconcile-look.ts";

export function LookKeeper({ person }: { person: string }) {
  const look = useLook();
  const { data, dataUpdatedAt } = useMyAccount(person);
  const { mutate, isPending } = useSendPreferences(person);
  const kept = data?.preferences;
  const tried = useRef("");
  useEffect(() => {
    if (!kept || isPending) return;
    const { apply, send } = reconcileLook(look, readAgreed(), kept, person);
    if (Object.keys(send).length === 0) writeAgreed({ person, look: { ...look, ...apply } });
    else {
      // What could not be sent is tried again when the server has said anything anew, not before.
      const now = `${dataUpdatedAt} ${JSON.stringify(send)}`;
      if (tried.current !== now) mutate(send);
      tried.current = now;
    }
    if (Object.keys(apply).length > 0) changeLook(apply);
  }, [look, kept, person, isPending, dataUpdatedAt, mutate]);
  return null;
}
