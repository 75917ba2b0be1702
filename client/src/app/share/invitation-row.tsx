/** Somebody who is invited and not here yet: level, sending again, the link where there is one, taking it back. */
import { Link2, Mail, Send, Undo2 } from "lucide-react";
import type { Invitation } from "#shared/api/invitations.ts";
import { describeError } from "#shared/errors.ts";
import { levelNames } from "#shared/permissions.ts";
import { useChangeInvitation, useRemoveInvitation, useResendInvitation } from "../../api/use-sharing.ts";
import { copyText } from "../../parts/copy-text.ts";
import { Menu, MenuChoice, MenuGroup, MenuItem, MenuSeparator } from "../../parts/menu.tsx";
import { showToast } from "../../parts/toast.tsx";
import { describeInvitation } from "./describe-invitation.ts";
import { inviteFieldId } from "./invite-people.tsx";
import { levelOptions } from "./member-menu.tsx";
import { levelTrigger, PersonRow } from "./person-row.tsx";

export interface InvitationRowProps {
  project: string;
  invitation: Invitation;
  /** Its link, where the server has just answered it. */
  link: string | null;
  onLink: (invitation: Invitation, link: string) => void;
  /** Said aloud, and shown where it failed. */
  onSaid: (said: { says: string } | { error: unknown }) => void;
}

export function InvitationRow({ project, invitation, link, onLink, onSaid }: InvitationRowProps) {
  const { email, level, mail } = invitation;
  const [change, resend, remove] = [useChangeInvitation(), useResendInvitation(), useRemoveInvitation()];
  const params = { id: project, invitation: invitation.id };
  const shownLevel = change.isPending ? (change.variables.body.level ?? level) : level;
  const run = (work: Promise<string>) => void work.then((says) => onSaid({ says })).catch((error: unknown) => onSaid({ error }));

  async function send(): Promise<string> {
    const answer = await resend.mutateAsync({ params });
    if (answer.invitation.mail === "failed") return describeError("invitation/not-mailed", { why: answer.why ?? "" });
    if (!answer.link) return shown(`Sent to ${email} again. The link before opens nothing any more.`);
    onLink(answer.invitation, answer.link);
    await copyText(answer.link);
    return shown(`A new link for ${email} is copied. The one before opens nothing any more.`);
  }

  async function copy(text: string): Promise<string> {
    await copyText(text);
    return shown(`The link for ${email} is copied.`);
  }

  async function withdraw(): Promise<string> {
    await remove.mutateAsync({ params });
    document.getElementById(inviteFieldId)?.focus();
    return `${email} is no longer invited.`;
  }

  const envelope = (
    <span className="grid size-6 shrink-0 place-items-center rounded-full border border-dashed border-control text-ink-3 max-phone:size-[26px]">
      <Mail className="size-3" aria-hidden />
    </span>
  );
  return (
    <PersonRow avatar={envelope} name={email} says={resend.isPending ? "Sending" : describeInvitation(invitation, Date.now())}>
      <Menu align="end" trigger={levelTrigger({ id: invitation.id, name: email }, shownLevel)}>
        <MenuGroup label="Level, once accepted">
          <MenuChoice
            label="Level"
            value={shownLevel}
            onChange={(next) =>
              run(change.mutateAsync({ params, body: { level: next } }).then(() => `${email} will be ${levelNames[next]}.`))
            }
            options={levelOptions()}
          />
        </MenuGroup>
        <MenuSeparator />
        {link && (
          <MenuItem icon={<Link2 />} onSelect={() => run(copy(link))}>
            Copy link
          </MenuItem>
        )}
        <MenuItem icon={mail === "none" ? <Link2 /> : <Send />} onSelect={() => run(send())}>
          {mail === "none" ? "Make a new link and copy it" : "Send again"}
        </MenuItem>
        <MenuItem icon={<Undo2 />} danger onSelect={() => run(withdraw())}>
          Withdraw the invitation
        </MenuItem>
      </Menu>
    </PersonRow>
  );
}

/** Where the row itself does not show it. */
function shown(says: string): string {
  showToast({ says });
  return says;
}
