/** The dialogs about the account: sign in, register, sign out. */
import type { Me } from "#shared/api/auth.ts";
import { Dialog } from "../../parts/dialog.tsx";
import { AccountForm } from "./account-form.tsx";
import type { AccountDialogName } from "./account-rules.ts";
import { SignOutDialog } from "./sign-out-dialog.tsx";

export interface AccountDialogsProps {
  dialog: AccountDialogName | null;
  me: Me | null;
  onDialog: (dialog: AccountDialogName | null) => void;
}

export function AccountDialogs({ dialog, me, onDialog }: AccountDialogsProps) {
  const close = () => onDialog(null);
  const mode = dialog === "register" ? "register" : "sign-in";
  return (
    <>
      <Dialog
        open={dialog === "sign-in" || dialog === "register"}
        onClose={close}
        title={mode === "register" ? "Make an account" : "Sign in"}
        width={420}
      >
        <div className="px-6 pt-5 pb-6 max-phone:px-4">
          <AccountForm key={mode} mode={mode} onMode={onDialog} onDone={close} onLeave={close} />
        </div>
      </Dialog>
      {me && <SignOutDialog open={dialog === "sign-out"} me={me} onClose={close} />}
    </>
  );
}
