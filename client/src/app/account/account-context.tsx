/**
 * Who is signed in, and the dialogs about it, for everything in the page.
 *
 * Sign-in is asked for only to share; whoever needs it says why, and goes on by itself when it is done.
 */

import { createContext, type ReactNode, Suspense, useCallback, useContext, useMemo, useState } from "react";
import type { Me } from "#shared/api/auth.ts";
import { useMe } from "../../api/use-request.ts";
import { lazyPart } from "../../parts/lazy-part.ts";
import type { AccountDialogName } from "./account-rules.ts";

export interface Account {
  readonly me: Me | null;
  open(dialog: AccountDialogName): void;
}

const Context = createContext<Account>({ me: null, open: () => undefined });

const LookKeeper = lazyPart(async () => (await import("./look-keeper.tsx")).LookKeeper);
const AccountDialogs = lazyPart(async () => (await import("./account-dialogs.tsx")).AccountDialogs);

export function AccountProvider({ children }: { children: ReactNode }) {
  const { data: me = null, isPlaceholderData } = useMe();
  const [dialog, setDialog] = useState<AccountDialogName | null>(null);
  const [wanted, setWanted] = useState(false);
  const open = useCallback((name: AccountDialogName) => {
    setWanted(true);
    setDialog(name);
  }, []);
  const account = useMemo(() => ({ me, open }), [me, open]);
  return (
    <Context value={account}>
      {children}
      <Suspense>{me && !isPlaceholderData && <LookKeeper person={me.id} />}</Suspense>
      <Suspense>{wanted && <AccountDialogs dialog={dialog} me={me} onDialog={setDialog} />}</Suspense>
    </Context>
  );
}

export const useAccount = (): Account => useContext(Context);
