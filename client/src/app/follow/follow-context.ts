/** Whom this person follows, for whoever shows or starts it. */
import { createContext, useContext } from "react";
import type { PresentPerson } from "../../project/presence.ts";

export interface Following {
  readonly person: PresentPerson | null;
  /** Null ends it. */
  readonly follow: (personId: string | null) => void;
}

export const FollowContext = createContext<Following>({ person: null, follow: () => undefined });

export const useFollowing = (): Following => useContext(FollowContext);
