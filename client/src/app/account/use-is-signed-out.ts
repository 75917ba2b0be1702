/** Whether the open project belongs to somebody who is signed in no longer: it is kept here, and goes out when they come back. */
import { useProject } from "../../project/project-context.tsx";
import { useAccount } from "./account-context.tsx";

export function useIsSignedOut(): boolean {
  const { me } = useAccount();
  return useProject().person !== "device" && me === null;
}
