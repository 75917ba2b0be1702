/** Asks before somebody is out of a project, and before one gives up what only others could give back. */
import type { Member } from "#shared/api/projects.ts";
import { levelNames, type PermissionLevel } from "#shared/permissions.ts";
import { Button } from "../../parts/button.tsx";
import { Confirm } from "../../parts/dialog.tsx";
import { inviteFieldId } from "./invite-people.tsx";
import { levelButtonId } from "./person-row.tsx";

/** `level`: to what one's own level is lowered; otherwise the member goes. */
export interface Leaving {
  readonly member: Member;
  readonly isMe: boolean;
  readonly level?: PermissionLevel;
}

export interface LeavingProps {
  open: boolean;
  asked: Leaving;
  /** Of the project. */
  name: string;
  busy: boolean;
  onClose: () => void;
  onYes: () => void;
}

export function ConfirmLeaving({ open, asked, name, busy, onClose, onYes }: LeavingProps) {
  const { question, means, yes } = wordsOf(asked, name);
  const returnTo = () => document.getElementById(levelButtonId(asked.member.id)) ?? document.getElementById(inviteFieldId);
  return (
    <Confirm
      open={open}
      onClose={onClose}
      question={question}
      returnTo={returnTo}
      actions={
        <>
          <Button variant="danger" busy={busy} onClick={onYes}>
            {yes}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {means}
    </Confirm>
  );
}

function wordsOf({ member, isMe, level }: Leaving, name: string) {
  const project = name || "this project";
  if (level !== undefined) {
    const means = "Only another facilitator can make you one again.";
    return { question: `Become ${levelNames[level]} in ${project}?`, means, yes: `Become ${levelNames[level]}` };
  }
  if (isMe) {
    const means = "Only a facilitator can let you in again. What you wrote stays, and the copy on this device can still be read.";
    return { question: `Leave ${project}?`, means, yes: "Leave" };
  }
  const means = `From now on ${member.name} gets nothing new. What they wrote stays, and you can invite them again.`;
  return { question: `Remove ${member.name} from ${project}?`, means, yes: "Remove" };
}
