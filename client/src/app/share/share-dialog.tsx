/**
 * Sharing a project, in the order in which it can be done: an account, a place on the server, people.
 *
 * What a level may do is read from the permission table and stands beside it.
 */
import { Server } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import type { PresenceRoom } from "../../project/presence.ts";
import { useAccount } from "../account/account-context.tsx";
import { AccountForm } from "../account/account-form.tsx";
import type { AccountMode } from "../account/account-rules.ts";
import { LevelTable } from "./level-table.tsx";
import { MemberList } from "./member-list.tsx";
import { PublishStep } from "./publish-step.tsx";

export interface ShareDialogProps {
  open: boolean;
  onClose: () => void;
  id: string;
  name: string;
  /** Whether the project has a place on the server. */
  onServer: boolean;
  /** Who is here now; null while the project opens. */
  room: PresenceRoom | null;
}

export function ShareDialog({ open, onClose, id, name, onServer, room }: ShareDialogProps) {
  const { me } = useAccount();
  useFocusAfterwards(open, room);
  const title = `Share ${name || "Untitled project"}`;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      width={980}
      returnTo={shareButton}
      footer={<Kept onServer={onServer} onClose={onClose} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_400px] max-rail:grid-cols-[minmax(0,1fr)_340px] max-[960px]:grid-cols-[minmax(0,1fr)]">
        <div className="min-h-[380px] px-6 pt-[18px] pb-5 max-[960px]:min-h-0 max-phone:px-4">
          {!me && <SignInStep />}
          {me && !onServer && <PublishStep id={id} me={me} />}
          {me && onServer && <MemberList id={id} name={name} me={me} room={room} onClose={onClose} />}
        </div>
        <aside
          aria-label="Levels"
          className="border-l border-line bg-subtle px-6 pt-[18px] pb-5 max-[960px]:border-t max-[960px]:border-l-0 max-phone:px-4"
        >
          <LevelTable />
        </aside>
      </div>
    </Dialog>
  );
}

/** Publishing opens the project anew, so the button that opened this dialog is another one by now; a phone has it in a menu. */
function shareButton(): HTMLElement | null {
  const buttons = document.querySelectorAll<HTMLElement>("[data-share], header [aria-label='Settings and account']");
  return [...buttons].find((button) => button.offsetParent !== null) ?? null;
}

/** The project may open anew only after the dialog was closed, and takes the button that has the focus with it. */
function useFocusAfterwards(open: boolean, room: PresenceRoom | null): void {
  const before = useRef(room);
  useEffect(() => {
    if (!open && room && room !== before.current && document.activeElement === document.body) shareButton()?.focus();
    before.current = room;
  }, [open, room]);
}

function SignInStep() {
  const [mode, setMode] = useState<AccountMode>("register");
  return (
    <div className="max-w-[380px]">
      <h3 className="mb-2.5 font-semibold">{mode === "register" ? "First, make an account" : "First, sign in"}</h3>
      <AccountForm
        key={mode}
        mode={mode}
        onMode={setMode}
        onDone={() => undefined}
        reason="Others see your name beside your work. Nothing leaves this device before you say so."
      />
    </div>
  );
}

function Kept({ onServer, onClose }: { onServer: boolean; onClose: () => void }) {
  return (
    <>
      <Server className="size-4 text-ink-3" aria-hidden />
      <span className="min-w-0 truncate">
        {onServer ? (
          <>
            Kept on every device it is opened on, synced through <b className="font-medium">{location.host}</b>
          </>
        ) : (
          "Kept on this device only"
        )}
      </span>
      <Button variant="primary" className="ml-auto" onClick={onClose}>
        Done
      </Button>
    </>
  );
}
